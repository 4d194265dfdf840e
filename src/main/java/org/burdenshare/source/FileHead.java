package org.burdenshare.source;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * The beginning of a file: enough to know its format and, for most, its edition.
 *
 * @param sections the sheets of a workbook, the files of an archive; one without a name for text
 * @param tail what it ends with, where that is cheap to know: the source line stands there
 * @param properties what a workbook says of its making
 * @param problem why its figures must not be read, whatever it begins with; null where they may
 */
public record FileHead(
    List<Section> sections, List<String> tail, Properties properties, String problem)
    implements Serializable {
  /** Of a file whose columns tell everything. */
  public static final FileHead NONE = new FileHead(List.of(), List.of(), Properties.NONE, null);

  /**
   * A sheet, or a file of an archive.
   *
   * @param name its name
   * @param lines its first lines; cells are parted by tabs
   */
  public record Section(String name, List<String> lines) implements Serializable {}

  /**
   * The dates in the properties of a workbook; null if not given.
   *
   * @param created when it was begun
   * @param modified when it was last saved
   */
  public record Properties(LocalDate created, LocalDate modified) implements Serializable {
    public static final Properties NONE = new Properties(null, null);
  }

  /** The same with a problem of the file, where it has one; null keeps what is known. */
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
