package org.burdenshare.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;
import org.burdenshare.export.AtomicOutput;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.query.Snapshot;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * The page of a publication: one HTML file assembled from page.html, its style, its scripts and the
 * data. Its content security policy admits these scripts and this style only, by their hashes, and
 * no request to any server.
 */
public final class Page {
  private static final double MEGABYTE = 1e6;

  private static final List<Table> TABLES =
      List.of(Tables.OBSERVATION, Tables.EDITION, Tables.SHARE_VINTAGE, Tables.VERDICT_VINTAGE);

  /** A placeholder of page.html that is replaced by another file. */
  private static final Pattern PART = Pattern.compile("@([a-z.]+\\.(?:js|css))@");

  private Page() {}

  /**
   * Writes the page of a publication atomically, on any Hadoop file system.
   *
   * @param day the day for which overdue releases are listed
   * @return a line with its location
   * @throws org.burdenshare.vocabulary.Failure if it cannot be written
   */
  public static String write(Snapshot snapshot, LocalDate day, String path) {
    byte[] html = html(snapshot, day).getBytes(StandardCharsets.UTF_8);
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

  private static String html(Snapshot snapshot, LocalDate day) {
    Publication publication = snapshot.publication();
    return filled(
        PageData.json(
            publication,
            day,
            snapshot.models(
                ReferenceTables.of(snapshot).inputs(),
                Collections.singletonMap(
                    "own_guideline_pct", publication.settings().ownGuidelinePct()),
                TABLES)));
  }

  static String filled(JsonNode figures) {
    String page =
        PART.matcher(resource("page.html"))
            .replaceAll(part -> Matcher.quoteReplacement(resource(part.group(1))));
    return page.replace("@POLICY@", policy(page)).replace("@FIGURES@", embedded(figures));
  }

  private static String policy(String page) {
    return "default-src 'none'; script-src %s; style-src %s; img-src data: blob:; base-uri 'none'; form-action 'none'"
        .formatted(checksums(page, "script"), checksums(page, "style"));
  }

  private static String checksums(String page, String element) {
    return Stream.of(
            StringUtils.substringsBetween(
                page, "<%s>".formatted(element), "</%s>".formatted(element)))
        .map(Page::checksum)
        .collect(Collectors.joining(" "));
  }

  private static String checksum(String text) {
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(DigestUtils.sha256(text)));
  }

  /** Escapes the JSON, so that no text of an input file can close the script element. */
  static String embedded(JsonNode figures) {
    return figures
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
