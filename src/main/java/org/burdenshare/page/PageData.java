package org.burdenshare.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.model.Models;
import org.burdenshare.warehouse.Publication;

/**
 * The figures of the page as one JSON object: tables as columns by name, and what repeats in a
 * column once. It grows with allies, years and vintages, as the page itself does, and with nothing
 * else of the warehouse.
 */
final class PageData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PageData() {}

  /**
   * The figures.
   *
   * @param publication what it is the page of
   * @param tables models over its tables
   */
  static ObjectNode json(Publication publication, Models tables) {
    ObjectNode page = JSON.createObjectNode();
    page.putObject("publication")
        .put("id", publication.runId())
        .put("day", LocalDate.ofInstant(publication.publishedAt(), ZoneOffset.UTC).toString())
        .put("asOf", publication.settings().asOf().toString());
    page.set("bases", columns(tables.table("basis").orderBy("preference")));
    page.set("allies", columns(tables.table("ally").orderBy("ally_name")));
    page.set("guidelines", columns(tables.table("guideline")));
    page.set(
        "editions",
        columns(
            tables
                .table("edition")
                .select(
                    "edition_id",
                    "publisher",
                    "title",
                    "basis",
                    "file_name",
                    "citation",
                    "licence",
                    "vintage_date")
                .orderBy("edition_id")));
    page.set(
        "vintages",
        columns(
            tables
                .table("verdict_vintage")
                .select("basis", "vintage_date")
                .distinct()
                .orderBy("basis", "vintage_date")));
    page.set("shares", columns(inTime(tables.table("page_share"))));
    page.set("equipment", columns(inTime(tables.table("page_equipment"))));
    page.set("totals", columns(tables.table("spending_total").orderBy("edition_id", "year")));
    return page;
  }

  private static Dataset<Row> inTime(Dataset<Row> states) {
    return states.orderBy("basis", "ally", "year", "realtime_start");
  }

  private static ObjectNode columns(Dataset<Row> table) {
    List<JsonNode> rows = new ArrayList<>();
    Iterator<Row> texts =
        table
            .select(
                functions.to_json(
                    functions.struct(functions.col("*")), Map.of("ignoreNullFields", "false")))
            .toLocalIterator();
    while (texts.hasNext()) {
      rows.add(parsed(texts.next().getString(0)));
    }
    return columns(rows);
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Objects as the columns of their members. */
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

  /**
   * Values; objects as their columns, and values of which most are there before as places of few.
   */
  private static JsonNode column(List<JsonNode> values) {
    if (values.stream().anyMatch(JsonNode::isObject)) {
      return columns(values);
    }
    Map<JsonNode, Integer> places = new LinkedHashMap<>();
    values.forEach(value -> places.putIfAbsent(value, places.size()));
    if (places.size() > values.size() / 2) {
      return array(values);
    }
    ObjectNode column = JSON.createObjectNode();
    column.set("values", array(places.keySet()));
    column.set("places", JSON.valueToTree(values.stream().map(places::get).toList()));
    return column;
  }

  private static ArrayNode array(Iterable<JsonNode> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array;
  }
}
