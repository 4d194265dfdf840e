package org.burdenshare.edition;

import java.util.Comparator;
import java.util.List;
import org.burdenshare.source.SourceFile;

/**
 * Input files or folders that are not used, for one reason.
 *
 * @param fileName the newest file's name in messages
 * @param modified its modification time, milliseconds
 * @param files the number of files
 * @param sentence why they are not used, and what to do
 */
public record PassedOver(String fileName, long modified, int files, String sentence) {
  /** A single file that could be inspected. */
  public PassedOver(SourceFile file, String sentence) {
    this(file.name(), file.modified(), 1, sentence);
  }

  /** Several files that could be inspected. */
  static PassedOver of(List<SourceFile> files, String sentence) {
    SourceFile newest =
        files.stream().max(Comparator.comparingLong(SourceFile::modified)).orElseThrow();
    return new PassedOver(newest.name(), newest.modified(), files.size(), sentence);
  }
}
