package org.burdenshare.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.burdenshare.edition.SourceFormats;
import org.burdenshare.model.Observations;
import org.burdenshare.source.SourceFormat;

/**
 * The format and version of the rules by which an edition was read.
 *
 * @param reader the format's code
 * @param version the sum of the versions of the format's and of the common rules: both only
 *     increase, so a change of either increases it
 */
public record ReaderVersion(String reader, int version) {

  /** The version by which this program reads a format. */
  static ReaderVersion of(SourceFormat format) {
    return new ReaderVersion(format.code(), format.rulesVersion() + Observations.RULES_VERSION);
  }

  /** The ids of published editions for which this program has newer rules. */
  public static List<String> outdated(Collection<Map<String, Object>> records) {
    return records.stream()
        .filter(ReaderVersion::isOutdated)
        .map(record -> (String) record.get("edition_id"))
        .sorted()
        .toList();
  }

  /**
   * Returns whether this program has newer rules than those by which an edition was read. An
   * unknown format belongs to a newer program.
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
