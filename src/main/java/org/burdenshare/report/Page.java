package org.burdenshare.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** The page: one HTML file that needs nothing else, offline as well. */
public final class Page {
  private final byte[] html;

  private Page(byte[] html) {
    this.html = html;
  }

  /** The page of a publication. */
  public static Page of(PageTables tables) {
    return new Page(
        PageTemplate.filled(new PageData(tables).json()).getBytes(StandardCharsets.UTF_8));
  }

  /** Its size. */
  public int bytes() {
    return html.length;
  }

  /**
   * Writes it, on any Hadoop file system, whole or not at all.
   *
   * @return where it is
   * @throws org.burdenshare.vocabulary.Failure if it cannot be written
   */
  public String write(String path, Configuration configuration) {
    try {
      Target file = Target.at(path, configuration);
      file.replaceFile(out -> out.write(html));
      return file.toString();
    } catch (IOException e) {
      throw Target.unwritable(path, e);
    }
  }
}
