package org.burdenshare.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.burdenshare.warehouse.Publication;

/**
 * The descriptor of exported files: a Tabular Data Package (Frictionless Data, version 1) with
 * schema, sources and licences. The unit of a column, the publication and the edition of a source
 * are custom properties.
 *
 * @param publication the publication of the tables
 * @param editions the rows of its table edition
 */
record DataPackage(Publication publication, List<Row> editions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOT_IN_A_NAME = "[^-a-z0-9._]+";

  /** The content of datapackage.json for files with an extension. */
  String describe(List<ExportedTable> tables, String extension) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("profile", "tabular-data-package");
    described.put("name", "burdenshare");
    described.put("title", "Military expenditure of NATO members as a share of GDP, by vintage");
    described.put(
        "description",
        "As known on %s. Money is in single units, percentages are 0 to 100; null is not assessed or not known, never zero."
            .formatted(publication.settings().asOf()));
    described.put("created", publication.publishedAt().toString());
    described.put("publication", publication.runId());
    described.put("as_of", publication.settings().asOf().toString());
    described.put("licenses", licences());
    described.put("sources", editions.stream().map(DataPackage::source).toList());
    described.put("resources", tables.stream().map(table -> resource(table, extension)).toList());
    return JSON.valueToTree(described).toPrettyString();
  }

  /** The licence of each publisher, once. */
  private List<Map<String, String>> licences() {
    Map<String, String> titles = new TreeMap<>();
    for (Row edition : editions) {
      titles.merge(
          edition.getAs("licence"),
          edition.getAs("publisher"),
          BinaryOperator.minBy(Comparator.naturalOrder()));
    }
    return titles.entrySet().stream()
        .map(
            licence ->
                Map.of(
                    "name",
                    licence.getValue().toLowerCase(Locale.ROOT).replaceAll(NOT_IN_A_NAME, "-"),
                    "title",
                    licence.getKey()))
        .toList();
  }

  private static Map<String, String> source(Row edition) {
    Map<String, String> source = new LinkedHashMap<>();
    source.put("title", edition.getAs("citation"));
    source.put("edition_id", edition.getAs("edition_id"));
    source.put("publisher", edition.getAs("publisher"));
    source.put("vintage_date", edition.getAs("vintage_date").toString());
    source.put("licence", edition.getAs("licence"));
    return source;
  }

  private static Map<String, Object> resource(ExportedTable table, String extension) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "fields",
        List.of(table.table().schema().fields()).stream().map(DataPackage::field).toList());
    schema.put("missingValues", List.of(""));
    if (table.isKeyRequired()) {
      schema.put("primaryKey", table.table().key());
    }
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("profile", "tabular-data-resource");
    resource.put("name", table.name());
    resource.put("path", table.name() + "." + extension);
    resource.put("format", extension);
    resource.put("encoding", "utf-8");
    resource.put(
        "description",
        "%s. Key: %s.".formatted(table.table().comment(), String.join(", ", table.table().key())));
    resource.put("schema", schema);
    return resource;
  }

  private static Map<String, Object> field(StructField column) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", column.name());
    field.put("type", type(column.dataType()));
    field.put("description", column.getComment().getOrElse(() -> ""));
    if (!ExportedTable.unit(column).isEmpty()) {
      field.put("unit", ExportedTable.unit(column));
    }
    if (!column.nullable()) {
      field.put("constraints", Map.of("required", true));
    }
    return field;
  }

  private static String type(DataType type) {
    return switch (type.typeName()) {
      case "string", "boolean", "date", "array" -> type.typeName();
      case "integer", "long" -> "integer";
      case "double" -> "number";
      case "timestamp" -> "datetime";
      default -> "object";
    };
  }
}
