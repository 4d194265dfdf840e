package org.burdenshare.claim;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.Snapshot;
import org.burdenshare.reference.Basis;
import org.burdenshare.warehouse.table.Tables;

/**
 * Whether a claim is right, by what a publication knows of the day on which it was made and of
 * later days. The rules are {@code claim_judgement.sql} and the models around it.
 */
public final class ClaimJudgement {
  private final Claim claim;
  private final LocalDate day;
  private final Models models;

  /**
   * @param claim the claim
   * @param day the day on which it was made
   * @param tables the publication's
   */
  public ClaimJudgement(Claim claim, LocalDate day, Snapshot tables) {
    this.claim = claim;
    this.day = day;
    Map<String, Object> parameters = new HashMap<>(claim.parameters());
    parameters.put("on", day);
    parameters.put("as_of", day);
    parameters.put("bases", Basis.chosen(claim.basis()).toArray(String[]::new));
    this.models =
        computedOnce(
            tables.models(
                ReferenceTables.of(tables)
                    .inputs(List.of("aggregate_member", "basis", "judged_area", "dated_release")),
                parameters,
                List.of(Tables.SHARE_VINTAGE, Tables.EDITION)),
            "claim_vintage");
  }

  /** Takes the few rows of a model over, for what stands on it names it many times. */
  private static Models computedOnce(Models models, String name) {
    Dataset<Row> rows = models.table(name);
    return models.with(
        Map.of(name, rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema())),
        Map.of());
  }

  /** It in a few lines for a person: first what was understood. */
  public List<String> lines() {
    return Stream.concat(
            Stream.of("Understood: %s, as known on %s.".formatted(claim.told(), day)),
            models
                .table("claim_line")
                .select("line")
                .as(Encoders.STRING())
                .collectAsList()
                .stream())
        .toList();
  }

  /** One row a definition, see {@code claim_answer.sql}. */
  public Dataset<Row> answers() {
    return models.table("claim_answer");
  }
}
