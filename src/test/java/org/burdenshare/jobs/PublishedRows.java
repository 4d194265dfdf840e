package org.burdenshare.jobs;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** What a warehouse's current publication holds, read without Spark. */
final class PublishedRows {
  private static final List<Table> TABLES =
      List.of(
          Tables.ALLY_TREND, Tables.GUIDELINE_VERDICT, Tables.SHARE_VINTAGE, Tables.RECONCILIATION);

  private PublishedRows() {}

  /** How many rows every table has, and those of some. */
  static List<String> in(CommandsOn commands) {
    Publication current = publication(commands);
    return Stream.concat(
            Stream.of(new TreeMap<>(current.rowCounts()).toString()),
            TABLES.stream()
                .flatMap(
                    table ->
                        warehouse(commands).smallRows(table, current).stream()
                            .map(row -> table.name() + " " + new TreeMap<>(row)))
                .sorted())
        .toList();
  }

  /** The publication. */
  static Publication publication(CommandsOn commands) {
    return warehouse(commands).requirePublication();
  }

  private static Warehouse warehouse(CommandsOn commands) {
    return Warehouse.at(TestSpark::session, new Configuration(), commands.warehouse());
  }
}
