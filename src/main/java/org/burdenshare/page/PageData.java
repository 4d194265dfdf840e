package org.burdenshare.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;
import org.burdenshare.warehouse.Publication;

/**
 * The figures of the page as one JSON object: rows as arrays, and what repeats (dates, editions,
 * sets of guidelines) once, named by its place. It grows with allies, years and vintages, as the
 * page itself does, and with nothing else of the warehouse.
 */
final class PageData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Publication publication;
  private final Models tables;
  private final Places<String> days = new Places<>();
  private final Places<String> editions = new Places<>();
  private final Places<List<String>> guidelinesMet = new Places<>();
  private final Places<List<String>> units = new Places<>();
  private final Places<List<String>> sheets = new Places<>();
  private final Places<String> notes = new Places<>();

  /** Things that are named by their place in a list. */
  private static final class Places<T> {
    private final Map<T, Integer> places = new LinkedHashMap<>();

    Integer of(T thing) {
      return thing == null ? null : places.computeIfAbsent(thing, any -> places.size());
    }

    Iterable<T> all() {
      return places.keySet();
    }
  }

  /**
   * @param publication what it is the page of
   * @param tables models over its tables
   */
  PageData(Publication publication, Models tables) {
    this.publication = publication;
    this.tables = tables;
  }

  ObjectNode json() {
    ObjectNode page = JSON.createObjectNode();
    page.putObject("publication")
        .put("id", publication.runId())
        .put("day", LocalDate.ofInstant(publication.publishedAt(), ZoneOffset.UTC).toString())
        .put("asOf", publication.settings().asOf().toString());
    page.set("allies", rows(tables.table("ally").orderBy("ally_name"), this::ally));
    page.set("guidelines", rows(tables.table("guideline"), this::guideline));
    page.set("editions", rows(tables.table("edition").orderBy("edition_id"), this::edition));
    page.set("vintages", vintages());
    page.set("shares", shares());
    page.set("equipment", equipment());
    page.set("totals", totals());
    page.set("days", texts(days.all()));
    page.set("notes", texts(notes.all()));
    page.set("guidelinesMet", lists(guidelinesMet.all()));
    page.set("units", lists(units.all()));
    page.set("sheets", lists(sheets.all()));
    return page;
  }

  /** Writes one row of a table into an array. */
  private interface RowWriter {
    void write(Row row, ArrayNode to);
  }

  private static ArrayNode rows(Dataset<Row> table, RowWriter writing) {
    ArrayNode rows = JSON.createArrayNode();
    Iterator<Row> all = table.toLocalIterator();
    while (all.hasNext()) {
      writing.write(all.next(), rows.addArray());
    }
    return rows;
  }

  private void ally(Row row, ArrayNode to) {
    to.add(row.<String>getAs("iso3"));
    to.add(row.<String>getAs("ally_name"));
    to.add(row.<Integer>getAs("accession_year"));
    to.add(row.<Boolean>getAs("assessed"));
  }

  private void guideline(Row row, ArrayNode to) {
    to.add(row.<String>getAs("guideline"));
    to.add(PageNumbers.share(row.getAs("guideline_pct")));
    to.add(row.<String>getAs("measure"));
    to.add(row.<Integer>getAs("in_force_from"));
  }

  private void edition(Row row, ArrayNode to) {
    editions.of(row.getAs("edition_id"));
    for (String column :
        List.of("edition_id", "publisher", "title", "basis", "file_name", "citation", "licence")) {
      to.add(row.<String>getAs(column));
    }
    to.add(text(row, "vintage_date"));
  }

  private ObjectNode vintages() {
    ObjectNode byBasis = JSON.createObjectNode();
    rows(
        tables
            .table("verdict_vintage")
            .select("basis", "vintage_date")
            .distinct()
            .orderBy("basis", "vintage_date"),
        (row, to) ->
            byBasis.withArray("/" + row.<String>getAs("basis")).add(text(row, "vintage_date")));
    return byBasis;
  }

  private ObjectNode shares() {
    ObjectNode byBasis = JSON.createObjectNode();
    rows(
        tables.table("page_share").orderBy("basis", "ally", "year", "realtime_start"),
        (row, to) ->
            share(
                row,
                byBasis
                    .withArray("/" + row.<String>getAs("basis") + "/" + row.<String>getAs("ally"))
                    .addArray()));
    return byBasis;
  }

  private void share(Row row, ArrayNode to) {
    to.add(row.<Integer>getAs("year"));
    to.add(days.of(text(row, "realtime_start")));
    to.add(days.of(text(row, "realtime_end")));
    to.add(PageNumbers.share(row.getAs("share_of_gdp_pct")));
    to.add(row.<String>getAs("obs_status"));
    to.add(guidelinesMet.of(row.isNullAt(row.fieldIndex("guidelines_met")) ? null : met(row)));
    to.add(editions.of(row.getAs("spending_edition")));
    to.add(editions.of(row.getAs("gdp_edition")));
    to.add(PageNumbers.share(row.getAs("share_published_pct")));
    to.add(row.<Boolean>getAs("meets_guideline_published"));
    to.add(PageNumbers.millions(row.getAs("milex_usd")));
    to.add(row.<Integer>getAs("milex_base_year"));
    for (String side : List.of("numerator", "denominator", "published")) {
      cell(row.getAs(side), to);
    }
  }

  /** Value, unit, sheet, place and note; one null for a side that there is not. */
  private void cell(Row figure, ArrayNode to) {
    if (figure == null) {
      to.addNull();
      return;
    }
    ArrayNode cell = to.addArray();
    cell.add(PageNumbers.figure(figure.getAs("value")));
    cell.add(units.of(texts(figure, "unit", "currency", "price_base_year")));
    cell.add(sheets.of(texts(figure, "file_name", "sheet")));
    cell.add(figure.<String>getAs("place"));
    if (figure.getAs("note") != null) {
      cell.add(notes.of(figure.getAs("note")));
    }
  }

  private static List<String> met(Row row) {
    return row.getList(row.fieldIndex("guidelines_met"));
  }

  private ObjectNode equipment() {
    ObjectNode byBasis = JSON.createObjectNode();
    rows(
        tables.table("equipment_vintage").orderBy("basis", "ally", "year", "realtime_start"),
        (row, to) -> {
          ArrayNode one =
              byBasis
                  .withArray("/" + row.<String>getAs("basis") + "/" + row.<String>getAs("ally"))
                  .addArray();
          one.add(row.<Integer>getAs("year"));
          one.add(days.of(text(row, "realtime_start")));
          one.add(days.of(text(row, "realtime_end")));
          one.add(PageNumbers.share(row.getAs("value")));
          one.add(row.<String>getAs("obs_status"));
          one.add(
              guidelinesMet.of(
                  row.<Boolean>getAs("meets_guideline")
                      ? List.of(row.<String>getAs("guideline"))
                      : List.of()));
          one.add(editions.of(row.getAs("edition_id")));
        });
    return byBasis;
  }

  private ArrayNode totals() {
    return rows(
        tables.table("spending_total").orderBy("edition_id", "year"),
        (row, to) -> {
          to.add(editions.of(row.getAs("edition_id")));
          to.add(row.<Integer>getAs("price_base_year"));
          to.add(row.<Integer>getAs("year"));
          to.add(PageNumbers.millions(row.getAs("united_states")));
          to.add(PageNumbers.millions(row.getAs("europe_and_canada")));
        });
  }

  private static ArrayNode lists(Iterable<List<String>> all) {
    ArrayNode lists = JSON.createArrayNode();
    all.forEach(list -> lists.add(texts(list)));
    return lists;
  }

  private static ArrayNode texts(Iterable<String> all) {
    ArrayNode texts = JSON.createArrayNode();
    all.forEach(texts::add);
    return texts;
  }

  /** Columns as texts, a missing one as none. */
  private static List<String> texts(Row row, String... columns) {
    return Stream.of(columns)
        .map(column -> Objects.toString(row.<Object>getAs(column), ""))
        .toList();
  }

  private static String text(Row row, String column) {
    return String.valueOf(row.<Object>getAs(column));
  }
}
