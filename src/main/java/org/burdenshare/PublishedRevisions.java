package org.burdenshare;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.trend.Revisions;
import org.burdenshare.warehouse.GuidelineTables;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.TrendTables;

/** What one set of published tables says otherwise than another. */
public final class PublishedRevisions {
  private static final Map<Revisions, Table> TABLES =
      Map.of(
          Revisions.ALLY_TREND, TrendTables.ALLY_TREND,
          Revisions.ALLIANCE_TREND, TrendTables.ALLIANCE_TREND,
          Revisions.GUIDELINE_VERDICT, GuidelineTables.GUIDELINE_VERDICT);

  private PublishedRevisions() {}

  /**
   * The differences of all tables that are compared.
   *
   * @param before gives a table as it was
   * @param after gives a table as it is
   */
  public static Dataset<Row> between(
      Function<Table, Dataset<Row>> before, Function<Table, Dataset<Row>> after) {
    return TABLES.entrySet().stream()
        .map(
            compared ->
                compared
                    .getKey()
                    .between(before.apply(compared.getValue()), after.apply(compared.getValue())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
