package org.burdenshare.source;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * The beginning of a file: enough to recognise its format and usually its edition.
 *
 * @param sections the sheets of a workbook or the files of an archive; one unnamed section for text
 * @param tail the end of the file if it is cheap to read: the source line is there
 * @param properties the dates in a workbook's properties
 * @param problem the reason why its figures must not be read; null if they may
 */
public record FileHead(
    List<Section> sections, List<String> tail, Properties properties, String problem)
    implements Serializable {
  /** The head of a file that is recognised by its columns alone. */
  public static final FileHead NONE = new FileHead(List.of(), List.of(), Properties.NONE, null);

  /**
   * A sheet, or a file of an archive.
   *
   * @param name its name
   * @param lines its first lines, cells separated by tabs
   */
  public record Section(String name, List<String> lines) implements Serializable {}

  /**
   * The dates in the properties of a workbook; null if not given.
   *
   * @param created the day of creation
   * @param modified the day of the last save
   */
  public record Properties(LocalDate created, LocalDate modified) implements Serializable {
    public static final Properties NONE = new Properties(null, null);
  }

  /** The head with a problem; null keeps the known one. */
  public FileHead with(String found) {
    return found == null ? this : new FileHead(sections, tail, properties, found);
  }

  /** Every line of every section. */
  public List<String> lines() {
    return sections.stream().flatMap(section -> section.lines().stream()).toList();
  }

  /** The text without a byte order mark. */
  public static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
