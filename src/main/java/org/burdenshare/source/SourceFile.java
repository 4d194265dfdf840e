package org.burdenshare.source;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * A file, or a folder with one table, that is read as one edition.
 *
 * @param uri its location on any Hadoop file system
 * @param name its name in messages and locators
 * @param modified its modification time, milliseconds
 * @param layout the layout of its bytes
 * @param parts its data files; itself if it is one file
 * @param head its beginning
 * @param columns the meaning of its columns by its sidecar; empty if not given
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

  /** Returns whether it has partition folders such as {@code year=2022}. */
  public boolean isPartitioned() {
    return parts.get(0).name().substring(name.length()).contains("=");
  }

  /**
   * One data file.
   *
   * @param uri its location
   * @param name its name in locators
   * @param bytes its length
   * @param sha256 checksum of its bytes; empty for a Delta table, whose commits identify its
   *     content
   * @param firstLine its first line without a byte order mark; empty if it is not text
   * @param firstBadByte the offset of the first byte that is not UTF-8, or -1
   */
  public record Part(
      URI uri, String name, long bytes, String sha256, String firstLine, long firstBadByte)
      implements Serializable {
    /** The path for Spark's readers. */
    public String path() {
      return new Path(uri).toString();
    }
  }
}
