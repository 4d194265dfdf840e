package org.burdenshare.warehouse.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a table's log says of the table besides its files: columns, comments, key and constraints,
 * as its declaration has them. The commit that writes rows brings it up to the declaration; a
 * constraint that is new is added if the rows that stay hold it, and until they do, it is left out.
 */
final class TableMetadata {
  private static final String CONSTRAINT = "delta.constraints.";

  private TableMetadata() {}

  /** The metadata of a table that is not there yet, with a schema as Spark writes it down. */
  static Metadata ofNew(Table table, String schemaJson) {
    return new Metadata(
        UUID.randomUUID().toString(),
        table.name(),
        table.comment(),
        new Format("parquet", scalaMap(Map.of())),
        schemaJson,
        CollectionConverters.asScala(table.partitions()).toSeq(),
        scalaMap(table.properties()),
        Option.apply(System.currentTimeMillis()));
  }

  /**
   * The metadata to commit; empty if the log has it already.
   *
   * @param stored what the log says
   * @param isHeld whether the rows that stay hold a rule
   */
  static Optional<Metadata> upgraded(Table table, Metadata stored, Predicate<String> isHeld) {
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
            scalaMap(properties),
            stored.createdTime()));
  }

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

  private static scala.collection.immutable.Map<String, String> scalaMap(
      Map<String, String> entries) {
    return scala.collection.immutable.Map$.MODULE$.from(
        CollectionConverters.asScala(new TreeMap<>(entries)));
  }
}
