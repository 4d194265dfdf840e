package org.burdenshare.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.claim.Claim;
import org.burdenshare.claim.Claim.Percentage;
import org.burdenshare.claim.ClaimParts;
import org.burdenshare.claim.ClaimReader;
import org.burdenshare.claim.Count;
import org.burdenshare.claim.Direction;
import org.burdenshare.cli.option.BasisOption;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.model.Models;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.reference.Ally;
import org.burdenshare.reference.Basis;
import org.burdenshare.reference.GroupMember;
import org.burdenshare.session.Async;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a sentence of the press is right. */
@Command(
    name = "claim",
    description =
        "Judges what a sentence says of who meets 2 %% of GDP, as known on a day and on each"
            + " definition, and tells what later releases made of it.")
final class ClaimCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The formats of an answer. */
  enum Format {
    TEXT,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SENTENCE",
      description =
          "In English, French, German, Spanish, Italian or Polish. Default: the options alone.",
      defaultValue = "")
  private String sentence;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description =
          "The day on which it was said. Default: the day of which the publication speaks.")
  private LocalDate day;

  @Option(
      names = "--meeting",
      paramLabel = "NUMBER",
      description = "How many members are said to be so: 5, >=20, >20, <=9 or <10.")
  private String meeting;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description =
          "The code of a group whose members are counted, as B9. Default: all members of the alliance.")
  private String group;

  @Option(names = "--members", paramLabel = "NUMBER", description = "How many members there are.")
  private Integer members;

  @Option(
      names = "--allies",
      paramLabel = "ALLY",
      split = ",",
      description = "Who is named: codes or names, with commas between them.")
  private List<String> allies;

  @Option(names = "--guideline", paramLabel = "PERCENT", description = "The percentage of GDP.")
  private String guideline;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      description = "On which side of it: at-least, more-than, below or exactly.")
  private String direction;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Of which year. Default: the newest known.")
  private Integer year;

  @Mixin private BasisOption basis;

  @Mixin private PublishedTables published;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to print: text, json or csv.",
      defaultValue = "text")
  private Format format;

  @Override
  public Integer call() throws JsonProcessingException {
    ClaimParts given = parts();
    Warehouse warehouse = published.warehouse().open();
    Publication publication = published.of(warehouse);
    requireGroup(publication);
    LocalDate on = day == null ? publication.settings().asOf() : day;
    Async<Claim> understood = Async.of(() -> ClaimReader.read(sentence, on, given));
    Snapshot tables = Snapshot.of(Session.open(), warehouse, publication);
    Claim claim = understood.result();
    Models models = models(tables, claim, on);
    switch (format) {
      case TEXT -> printText(claim, on, models, System.out);
      case JSON -> printJson(claim, on, models, System.out);
      case CSV -> ResultFormat.CSV.print(models.table("claim_answer"), System.out);
    }
    return 0;
  }

  private void requireGroup(Publication publication) {
    Set<String> groups = GroupMember.groups(publication.settings().ownGroups());
    if (group != null && !groups.contains(group)) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--group is '%s', expected one of %s.".formatted(group, String.join(", ", groups)));
    }
  }

  private ClaimParts parts() {
    return new ClaimParts(
        meeting == null ? null : Count.of(meeting),
        group,
        members,
        allies == null
            ? null
            : allies.stream().map(Ally::named).map(Ally::iso3).distinct().toList(),
        guideline == null ? null : Percentage.of(guideline),
        direction == null ? null : Direction.of(direction),
        year,
        basis.name());
  }

  private static Models models(Snapshot tables, Claim claim, LocalDate on) {
    Map<String, Object> parameters = new HashMap<>(claim.parameters());
    parameters.put("on", on);
    parameters.put("bases", Basis.chosen(claim.basis()).toArray(String[]::new));
    Models models =
        tables.models(
            ReferenceTables.of(tables).inputs(List.of("aggregate_member", "basis", "judged_area")),
            parameters,
            List.of(Tables.SHARE_VINTAGE, Tables.EDITION));
    return computedOnce(models, "claim_vintage");
  }

  /** Takes the few rows of a model over, for what stands on it names it many times. */
  private static Models computedOnce(Models models, String name) {
    Dataset<Row> rows = models.table(name);
    return models.with(
        Map.of(name, rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema())),
        Map.of());
  }

  private static void printText(Claim claim, LocalDate on, Models models, PrintStream out) {
    out.println("Understood: " + claim.told() + ", as known on " + on + ".");
    models
        .table("claim_line")
        .collectAsList()
        .forEach(row -> out.println(row.<String>getAs("line")));
  }

  private static void printJson(Claim claim, LocalDate on, Models models, PrintStream out)
      throws JsonProcessingException {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode parts = JSON.valueToTree(claim.parts());
    answer.set("understood", parts.put("on", on.toString()));
    ArrayNode judged = answer.putArray("judged");
    Dataset<Row> answers = models.table("claim_answer");
    for (String row : ResultFormat.objects(answers).collectAsList()) {
      judged.add(JSON.readTree(row));
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
  }
}
