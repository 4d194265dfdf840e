package org.burdenshare;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.trend.Revisions;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.Tables;

/** What one set of published tables says otherwise than another. */
public final class PublishedRevisions {
  private static final Map<Revisions, Table> TABLES =
      Map.of(
          Revisions.ALLY_TREND, Tables.ALLY_TREND,
          Revisions.ALLIANCE_TREND, Tables.ALLIANCE_TREND,
          Revisions.GUIDELINE_VERDICT, Tables.GUIDELINE_VERDICT);

  private PublishedRevisions() {}

  /**
   * The differences of all tables that are compared. A table that only one of the two has is not
   * compared, nor is a column.
   *
   * @param before gives a table as it was, with the columns that it had; nothing for one that came
   *     later
   * @param after gives a table as it is, likewise
   */
  public static Dataset<Row> between(
      Function<Table, Optional<Dataset<Row>>> before,
      Function<Table, Optional<Dataset<Row>>> after) {
    return TABLES.entrySet().stream()
        .flatMap(
            compared ->
                between(
                    compared.getKey(),
                    before.apply(compared.getValue()),
                    after.apply(compared.getValue()))
                    .stream())
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private static Optional<Dataset<Row>> between(
      Revisions compared, Optional<Dataset<Row>> before, Optional<Dataset<Row>> after) {
    return before.flatMap(
        old -> after.map(now -> compared.ofColumns(common(old, now)).between(old, now)));
  }

  private static Set<String> common(Dataset<Row> one, Dataset<Row> other) {
    Set<String> columns = new HashSet<>(List.of(one.columns()));
    columns.retainAll(List.of(other.columns()));
    return columns;
  }
}
