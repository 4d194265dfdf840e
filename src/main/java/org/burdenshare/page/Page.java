package org.burdenshare.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.export.AtomicOutput;
import org.burdenshare.model.Models;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.Snapshot;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** The page of a publication: one HTML file that needs nothing else, offline as well. */
public final class Page {
  private static final double MEGABYTE = 1e6;

  /** The tables that the page is made of. */
  private static final List<Table> TABLES =
      List.of(Tables.OBSERVATION, Tables.EDITION, Tables.SHARE_VINTAGE, Tables.VERDICT_VINTAGE);

  private final SparkSession spark;
  private final Publication publication;
  private final byte[] html;

  private Page(SparkSession spark, Publication publication, byte[] html) {
    this.spark = spark;
    this.publication = publication;
    this.html = html;
  }

  /** The page of a publication. */
  public static Page of(SparkSession spark, Warehouse warehouse, Publication publication) {
    Models models =
        Snapshot.of(spark, warehouse, publication)
            .models(
                new ReferenceTables(spark).inputs(),
                Collections.singletonMap(
                    "own_guideline_pct", publication.settings().ownGuidelinePct()),
                TABLES);
    String html = PageTemplate.filled(PageData.json(publication, models));
    return new Page(spark, publication, html.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes it, on any Hadoop file system, whole or not at all.
   *
   * @return a line that says where it is
   * @throws org.burdenshare.vocabulary.Failure if it cannot be written
   */
  public String write(String path) {
    try {
      AtomicOutput file = AtomicOutput.at(path, spark.sessionState().newHadoopConf());
      file.replaceFile(out -> out.write(html));
      return String.format(
          Locale.ROOT,
          "Page:   %s (publication %s, %.1f MB)",
          file,
          publication.runId(),
          html.length / MEGABYTE);
    } catch (IOException e) {
      throw AtomicOutput.unwritable(path, e);
    }
  }
}
