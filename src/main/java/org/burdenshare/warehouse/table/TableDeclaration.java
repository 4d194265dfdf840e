package org.burdenshare.warehouse.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.expressions.CheckConstraint;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A parsed CREATE TABLE statement.
 *
 * @param name the table
 * @param comment its grain and meaning
 * @param key the columns that identify a row
 * @param partitions its partition columns
 * @param schema every column in order, with its comment
 * @param constraints the CHECK constraints by name
 */
public record TableDeclaration(
    String name,
    String comment,
    List<String> key,
    List<String> partitions,
    StructType schema,
    Map<String, String> constraints) {
  /** The table property with the columns of its key. */
  public static final String KEY = "burdenshare.key";

  /** Parses a statement that has a comment and the property of the key. */
  public static TableDeclaration of(String statement) {
    CreateTable declared = (CreateTable) new CatalystSqlParser().parsePlan(statement);
    UnresolvedTableSpec spec = (UnresolvedTableSpec) declared.tableSpec();
    return new TableDeclaration(
        ((UnresolvedIdentifier) declared.name()).nameParts().head(),
        spec.comment().get(),
        List.of(spec.properties().apply(KEY).split(", ")),
        CollectionConverters.asJava(declared.partitioning()).stream()
            .map(partition -> partition.references()[0].fieldNames()[0])
            .toList(),
        declared.tableSchema(),
        CollectionConverters.asJava(spec.constraints()).stream()
            .map(CheckConstraint.class::cast)
            .collect(
                Collectors.toUnmodifiableMap(
                    CheckConstraint::userProvidedName, TableDeclaration::rule)));
  }

  /** The condition on one line, since it is compared with the text in Delta's log. */
  private static String rule(CheckConstraint constraint) {
    return constraint.condition().replaceAll("\\s*\\n\\s*", " ");
  }
}
