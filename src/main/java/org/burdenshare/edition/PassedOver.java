package org.burdenshare.edition;

import java.util.Comparator;
import java.util.List;
import org.burdenshare.source.SourceFile;

/**
 * Files or folders among the inputs that are not used, for one reason.
 *
 * @param fileName how the newest of them is called in messages
 * @param modified the time of its last change, in milliseconds
 * @param files how many they are
 * @param sentence why they are not used, and what to do
 */
public record PassedOver(String fileName, long modified, int files, String sentence) {
  /** A file that could be looked at. */
  public PassedOver(SourceFile file, String sentence) {
    this(file.name(), file.modified(), 1, sentence);
  }

  /** Files that could be looked at. */
  static PassedOver of(List<SourceFile> files, String sentence) {
    SourceFile newest =
        files.stream().max(Comparator.comparingLong(SourceFile::modified)).orElseThrow();
    return new PassedOver(newest.name(), newest.modified(), files.size(), sentence);
  }
}
