package org.burdenshare.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.burdenshare.model.Models;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.warehouse.Publication;

/**
 * The page's data as one JSON object: tables by column, with repeated values stored once. Its size
 * grows with allies, years and vintages only.
 */
final class PageData {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] IN_TIME = {"basis", "ally", "year", "realtime_start"};

  private PageData() {}

  /** The data of a publication from models over its tables, and the releases overdue on a day. */
  static ObjectNode json(Publication publication, LocalDate day, Models tables) {
    ObjectNode page = JSON.createObjectNode();
    page.putObject("publication")
        .put("id", publication.runId())
        .put("day", LocalDate.ofInstant(publication.publishedAt(), ZoneOffset.UTC).toString())
        .put("asOf", publication.settings().asOf().toString());
    page.putObject("due")
        .put("day", day.toString())
        .set("releases", JSON.valueToTree(publication.due(day)));
    page.set("bases", columns(tables, "basis", "preference"));
    page.set("statuses", columns(tables, "observation_status", "precedence"));
    page.set("areas", columns(tables, "judged_area", "ally_name"));
    page.set("groups", columns(tables, "aggregate_member", "aggregate", "ally", "from_year"));
    page.set("guidelines", columns(tables, "guideline", "guideline"));
    page.set("editions", columns(tables, "page_edition", "edition_id"));
    page.set("vintages", columns(tables, "page_vintage", "basis", "vintage_date"));
    page.set("shares", columns(tables, "page_share", IN_TIME));
    page.set("equipment", columns(tables, "page_equipment", IN_TIME));
    page.set("totals", columns(tables, "spending_total", "edition_id", "year"));
    return page;
  }

  /** The columns of a model, its rows sorted. */
  private static ObjectNode columns(Models tables, String model, String... order) {
    List<JsonNode> rows = new ArrayList<>();
    Column[] columns = Stream.of(order).map(functions::col).toArray(Column[]::new);
    ResultFormat.objects(tables.table(model).orderBy(columns))
        .toLocalIterator()
        .forEachRemaining(row -> rows.add(parsed(row)));
    return columns(rows);
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Transposes objects into columns. */
  private static ObjectNode columns(List<JsonNode> rows) {
    ObjectNode columns = JSON.createObjectNode();
    rows.stream()
        .filter(JsonNode::isObject)
        .findFirst()
        .ifPresent(
            row ->
                row.fieldNames()
                    .forEachRemaining(
                        name ->
                            columns.set(
                                name,
                                column(rows.stream().map(one -> member(one, name)).toList()))));
    return columns;
  }

  private static JsonNode member(JsonNode object, String name) {
    return object.isObject() ? object.get(name) : JSON.nullNode();
  }

  /** A column's values: objects transposed, repetitive values as indexes into the distinct ones. */
  private static JsonNode column(List<JsonNode> values) {
    if (values.stream().anyMatch(JsonNode::isObject)) {
      return columns(values);
    }
    Map<JsonNode, Integer> places = new LinkedHashMap<>();
    values.forEach(value -> places.putIfAbsent(value, places.size()));
    if (places.size() > values.size() / 2) {
      return JSON.valueToTree(values);
    }
    ObjectNode column = JSON.createObjectNode();
    column.set("values", JSON.valueToTree(places.keySet()));
    column.set("places", JSON.valueToTree(values.stream().map(places::get).toList()));
    return column;
  }
}
