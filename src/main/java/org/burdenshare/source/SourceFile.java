package org.burdenshare.source;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * A file, or a folder that holds one table, to be read as one edition.
 *
 * @param uri where it is, on any Hadoop file system
 * @param name how it is called in messages and locators
 * @param modified the time of its last change, in milliseconds
 * @param layout how its bytes are laid out
 * @param parts the data files in it; itself, where it is one file
 * @param head what it begins with
 * @param columns what its record says of its columns; empty where it says nothing
 */
public record SourceFile(
    URI uri,
    String name,
    long modified,
    Layout layout,
    List<Part> parts,
    FileHead head,
    Map<String, String> columns)
    implements Serializable {
  /** The layout of the bytes. */
  public enum Layout {
    DELTA("a Delta table"),
    PARQUET("Parquet"),
    TEXT("text"),
    UTF16_TEXT("text in UTF-16"),
    WORKBOOK("an Excel workbook"),
    BINARY_WORKBOOK("an old Excel workbook"),
    ARCHIVE("a ZIP archive");

    private final String description;

    Layout(String description) {
      this.description = description;
    }

    /** The name for messages. */
    public String description() {
      return description;
    }

    public boolean isText() {
      return this == TEXT || this == UTF16_TEXT;
    }
  }

  /** Returns whether folders within it say what a column holds, as {@code year=2022} does. */
  public boolean isPartitioned() {
    return parts.get(0).name().substring(name.length()).contains("=");
  }

  /**
   * One data file.
   *
   * @param uri where it is
   * @param name how it is called in locators
   * @param bytes its length
   * @param sha256 checksum of its bytes; empty for a Delta table, which its commits tell
   * @param firstLine its first line without a byte order mark; empty where it is not text
   * @param firstBadByte the place of the first byte that is not UTF-8, or -1
   */
  public record Part(
      URI uri, String name, long bytes, String sha256, String firstLine, long firstBadByte)
      implements Serializable {
    /** The path as Spark's readers take it. */
    public String path() {
      return new Path(uri).toString();
    }
  }
}
