package org.burdenshare.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One file out of page.html, its style, its scripts and the figures. The browser runs these scripts
 * and this style alone, for the page names their checksums, and it loads nothing from anywhere.
 */
final class PageTemplate {
  /** Each adds to the object page what others call; charts stand in this order on the page. */
  private static final List<String> SCRIPTS =
      List.of(
          "knowledge.js",
          "words.js",
          "state.js",
          "table.js",
          "look.js",
          "labels.js",
          "trace.js",
          "figure.js",
          "ranked.js",
          "vintages.js",
          "ally.js",
          "heatmap.js",
          "slope.js",
          "gap.js",
          "quadrant.js",
          "money.js",
          "page.js");

  private PageTemplate() {}

  /** The page with its figures. */
  static String filled(JsonNode figures) {
    String charts = resource("echarts.common.min.js");
    String script = SCRIPTS.stream().map(PageTemplate::resource).collect(Collectors.joining("\n"));
    String style = resource("page.css");
    return resource("page.html")
        .replace("@POLICY@", policy(List.of(charts, script), style))
        .replace("@STYLE@", style)
        .replace("@CHARTS@", charts)
        .replace("@SCRIPT@", script)
        .replace("@FIGURES@", embedded(figures));
  }

  private static String policy(List<String> scripts, String style) {
    return "default-src 'none'; script-src %s; style-src %s; img-src data: blob:; base-uri 'none'; form-action 'none'"
        .formatted(
            scripts.stream().map(PageTemplate::checksum).collect(Collectors.joining(" ")),
            checksum(style));
  }

  private static String checksum(String text) {
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(DigestUtils.sha256(text)));
  }

  /** No text of an input file can end the element that the figures stand in. */
  static String embedded(JsonNode figures) {
    return figures
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static String resource(String name) {
    try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
