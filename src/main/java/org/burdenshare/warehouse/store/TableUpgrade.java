package org.burdenshare.warehouse.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Brings what a table's log says of the table up to its declaration, within the commit that writes
 * rows: columns that it has not yet, comments, key and constraints. A constraint that is new is
 * added if the rows that stay hold it; until they do, it is left out.
 */
final class TableUpgrade {
  private static final String CONSTRAINT = "delta.constraints.";

  private TableUpgrade() {}

  /**
   * The metadata to commit; empty if the log has it already.
   *
   * @param stored what the log says
   * @param isHeld whether the rows that stay hold a rule
   */
  static Optional<Metadata> of(Table table, Metadata stored, Predicate<String> isHeld) {
    Map<String, String> properties = properties(table, stored, isHeld);
    StructType schema = table.schema();
    if (schema.equals(stored.schema())
        && table.comment().equals(stored.description())
        && properties.equals(CollectionConverters.asJava(stored.configuration()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Metadata(
            stored.id(),
            stored.name(),
            table.comment(),
            stored.format(),
            schema.json(),
            stored.partitionColumns(),
            DeltaActions.scalaMap(properties),
            stored.createdTime()));
  }

  /** Compares the metadata of a table with its declaration. */
  static SchemaDifference difference(Table table, Metadata stored) {
    Seq<String> partitions = stored.partitionColumns();
    return SchemaDifference.of(table, stored.schema(), CollectionConverters.asJava(partitions));
  }

  private static Map<String, String> properties(
      Table table, Metadata stored, Predicate<String> isHeld) {
    Map<String, String> before = CollectionConverters.asJava(stored.configuration());
    Map<String, String> properties = new TreeMap<>(before);
    properties.keySet().removeIf(name -> name.startsWith(CONSTRAINT));
    properties.putAll(table.properties());
    properties
        .entrySet()
        .removeIf(
            property ->
                property.getKey().startsWith(CONSTRAINT)
                    && !property.getValue().equals(before.get(property.getKey()))
                    && !isHeld.test(property.getValue()));
    return properties;
  }
}
