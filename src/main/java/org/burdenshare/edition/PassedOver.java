package org.burdenshare.edition;

import org.burdenshare.source.SourceFile;

/**
 * A file or folder among the inputs that is not used.
 *
 * @param fileName how it is called in messages
 * @param modified the time of its last change, in milliseconds
 * @param sentence why it is not used, and what to do
 */
public record PassedOver(String fileName, long modified, String sentence) {
  /** A file that could be looked at. */
  public PassedOver(SourceFile file, String sentence) {
    this(file.name(), file.modified(), sentence);
  }
}
