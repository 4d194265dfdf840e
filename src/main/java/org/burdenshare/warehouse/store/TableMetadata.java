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
 * The Delta metadata of a table by its declaration: columns, comments, key and constraints. The
 * commit that writes rows upgrades it; a new constraint is added once the retained rows satisfy it.
 */
final class TableMetadata {
  private static final String CONSTRAINT = "delta.constraints.";

  private TableMetadata() {}

  /** The metadata of a new table; {@code schemaJson} is the schema as Spark's JSON. */
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
   * The metadata to commit; empty if it is unchanged.
   *
   * @param stored the metadata in the log
   * @param isSatisfied tests whether the retained rows satisfy a constraint
   */
  static Optional<Metadata> upgraded(Table table, Metadata stored, Predicate<String> isSatisfied) {
    Map<String, String> properties = properties(table, stored, isSatisfied);
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
      Table table, Metadata stored, Predicate<String> isSatisfied) {
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
                    && !isSatisfied.test(property.getValue()));
    return properties;
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(
      Map<String, String> entries) {
    return scala.collection.immutable.Map$.MODULE$.from(
        CollectionConverters.asScala(new TreeMap<>(entries)));
  }
}
