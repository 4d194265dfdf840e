package org.burdenshare.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.model.Models;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.report.Page;
import org.burdenshare.report.PageTables;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.Warehouse;

/** The page of a publication. */
final class PublicationPage {
  private static final double MEGABYTE = 1e6;

  private PublicationPage() {}

  /**
   * Writes it.
   *
   * @return a line that says where it is
   */
  static String write(Warehouse warehouse, Publication publication, String path) {
    SparkSession spark = Session.open();
    Page page = Page.of(tables(spark, warehouse, publication));
    return String.format(
        Locale.ROOT,
        "Page:   %s (publication %s, %.1f MB)",
        page.write(path, spark.sessionState().newHadoopConf()),
        publication.runId(),
        page.bytes() / MEGABYTE);
  }

  private static PageTables tables(
      SparkSession spark, Warehouse warehouse, Publication publication) {
    Map<String, Dataset<Row>> inputs = new HashMap<>(new ReferenceTables(spark).inputs());
    for (Table table :
        List.of(Tables.OBSERVATION, Tables.EDITION, Tables.SHARE_VINTAGE, Tables.VERDICT_VINTAGE)) {
      inputs.put(table.name(), warehouse.read(table, publication));
    }
    Models models =
        new Models(
            spark,
            inputs,
            Collections.singletonMap("own_guideline_pct", publication.settings().ownGuidelinePct()),
            UnaryOperator.identity());
    return new PageTables(
        new PageTables.PublicationLabel(
            publication.runId(),
            LocalDate.ofInstant(publication.publishedAt(), ZoneOffset.UTC).toString(),
            publication.settings().asOf().toString()),
        models::table);
  }
}
