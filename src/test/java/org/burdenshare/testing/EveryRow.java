package org.burdenshare.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** Every row of every table of a publication as text, to be compared with those of another. */
public final class EveryRow {
  /** The tables, in the order in which they are published. */
  public static final List<String> TABLES = Tables.PUBLISHED.stream().map(Table::name).toList();

  /** Another run has other ids and other times. */
  private static final Set<String> OF_THE_RUN = Set.of("run_id", "run_id_before", "ingested_at");

  /** JSON keeps every digit of a double. */
  private static final String QUERY =
      Tables.PUBLISHED.stream()
          .map(EveryRow::rows)
          .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY of_table, published"));

  private EveryRow() {}

  /** The rows in a warehouse, each behind the name of its table and a comma, in one order. */
  public static List<String> in(CommandsOn warehouse) {
    return warehouse.sql(QUERY).lines().skip(1).toList();
  }

  private static String rows(Table table) {
    return "SELECT '%1$s' AS of_table, to_json(struct(%2$s)) AS published FROM %1$s"
        .formatted(
            table.name(),
            Stream.of(table.schema().fieldNames())
                .filter(column -> !OF_THE_RUN.contains(column))
                .collect(Collectors.joining(", ")));
  }
}
