package org.burdenshare.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.report.ExportedTable;
import org.burdenshare.report.Origin;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.Warehouse;

/** The tables of a publication, and the view over them, as they are exported. */
final class PublishedTables {
  private static final String ALL = "all";

  private final Warehouse warehouse;
  private final Publication publication;

  PublishedTables(Warehouse warehouse, Publication publication) {
    this.warehouse = warehouse;
    this.publication = publication;
  }

  /** Where they come from. */
  Origin origin() {
    return new Origin(
        publication.runId(),
        publication.publishedAt(),
        publication.settings().asOf(),
        warehouse.read(Tables.EDITION, publication).orderBy("edition_id").collectAsList());
  }

  /**
   * Those of the given names, or all, with the rows that meet a condition.
   *
   * @throws Failure of kind {@code USAGE} naming all if there is no such table
   */
  List<ExportedTable> named(List<String> names, String condition) {
    Map<String, ExportedTable> known = new LinkedHashMap<>();
    Tables.PUBLISHED.forEach(table -> known.put(table.name(), exported(table, () -> read(table))));
    known.put(
        Tables.TRACE.name(),
        exported(Tables.TRACE, () -> QueriedTables.trace(Session.open(), this::read)));
    List<ExportedTable> chosen = new ArrayList<>();
    for (String name : names.equals(List.of(ALL)) ? all(known) : new LinkedHashSet<>(names)) {
      if (!known.containsKey(name)) {
        throw Failure.of(
            Failure.Kind.USAGE,
            "There is no table '%s'; give %s or %s."
                .formatted(name, String.join(", ", known.keySet()), ALL));
      }
      chosen.add(known.get(name).where(condition));
    }
    return chosen;
  }

  /** The names of those that are there; a table that came after the publication is not. */
  private Set<String> all(Map<String, ExportedTable> known) {
    Set<String> names = new LinkedHashSet<>(known.keySet());
    Tables.PUBLISHED.stream()
        .filter(table -> !publication.has(table))
        .map(Table::name)
        .forEach(names::remove);
    return names;
  }

  private ExportedTable exported(Table table, Supplier<Dataset<Row>> rows) {
    return new ExportedTable(table.name(), table.comment(), table.key(), table.schema(), rows);
  }

  private Dataset<Row> read(Table table) {
    return warehouse.read(table, publication);
  }
}
