package org.burdenshare.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.burdenshare.edition.SourceFormats;
import org.burdenshare.model.Observations;
import org.burdenshare.source.SourceFormat;

/**
 * By whose rules an edition is read, and by which version of them.
 *
 * @param reader the code of the format
 * @param version the version of the format's rules and of those for all formats, summed: either
 *     only goes up, so a change of one makes it higher
 */
public record ReaderVersion(String reader, int version) {

  /** By what this program reads files of a format. */
  static ReaderVersion of(SourceFormat format) {
    return new ReaderVersion(format.code(), format.rulesVersion() + Observations.RULES_VERSION);
  }

  /** The ids of editions for which this program has newer rules, by rows of the edition table. */
  public static List<String> outdated(Collection<Map<String, Object>> records) {
    return records.stream()
        .filter(ReaderVersion::isOutdated)
        .map(record -> (String) record.get("edition_id"))
        .sorted()
        .toList();
  }

  /**
   * Returns whether this program has newer rules than those by which an edition was read. A reader
   * that it does not know is a newer program's.
   *
   * @param record a row of the edition table, by column name
   */
  static boolean isOutdated(Map<String, Object> record) {
    String reader = (String) record.get("reader");
    return reader == null
        || SourceFormats.coded(reader).map(format -> of(format).isNewerThan(record)).orElse(false);
  }

  /** Returns whether an edition was read by an older version, or as a file of another format. */
  boolean isNewerThan(Map<String, Object> record) {
    Integer read = (Integer) record.get("reader_version");
    return read == null || read < version || !reader.equals(record.get("reader"));
  }
}
