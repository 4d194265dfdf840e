package org.burdenshare.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.burdenshare.export.AtomicOutput;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.Snapshot;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** The page of a publication: one HTML file that needs nothing else, offline as well. */
public final class Page {
  private static final double MEGABYTE = 1e6;

  /** The tables that the page is made of. */
  private static final List<Table> TABLES =
      List.of(Tables.OBSERVATION, Tables.EDITION, Tables.SHARE_VINTAGE, Tables.VERDICT_VINTAGE);

  private Page() {}

  /**
   * Writes the page of a publication, on any Hadoop file system, whole or not at all.
   *
   * @return a line that says where it is
   * @throws org.burdenshare.vocabulary.Failure if it cannot be written
   */
  public static String write(Snapshot snapshot, String path) {
    byte[] html = html(snapshot).getBytes(StandardCharsets.UTF_8);
    try {
      AtomicOutput file = AtomicOutput.at(path, snapshot.spark().sessionState().newHadoopConf());
      file.replaceFile(out -> out.write(html));
      return String.format(
          Locale.ROOT,
          "Page:   %s (publication %s, %.1f MB)",
          file,
          snapshot.publication().runId(),
          html.length / MEGABYTE);
    } catch (IOException e) {
      throw AtomicOutput.unwritable(path, e);
    }
  }

  private static String html(Snapshot snapshot) {
    Publication publication = snapshot.publication();
    return PageTemplate.filled(
        PageData.json(
            publication,
            snapshot.models(
                new ReferenceTables(snapshot.spark()).inputs(),
                Collections.singletonMap(
                    "own_guideline_pct", publication.settings().ownGuidelinePct()),
                TABLES)));
  }
}
