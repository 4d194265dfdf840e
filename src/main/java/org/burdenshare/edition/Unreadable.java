package org.burdenshare.edition;

import java.io.IOException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;
import org.burdenshare.vocabulary.Failure;

/** Translates an exception in inspecting a file into a one-sentence failure. */
final class Unreadable {
  private Unreadable() {}

  static Failure of(String name, Exception thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof IOException) {
      return Failure.of(
          Failure.Kind.NO_INPUT,
          "%s cannot be read: %s; check that it is reachable and readable."
              .formatted(name, Failure.firstLine(thrown)),
          thrown);
    }
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s is laid out as no file that is known (%s); leave it out, or save it again by the program that made it."
            .formatted(name, thrown),
        thrown);
  }

  /** The failure of a file whose content disagrees with its {@code .crc} checksum. */
  static Failure ofChecksum(String name, Path part, ChecksumException thrown) {
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s does not agree with its checksum in .%s.crc beside it; if it was edited on purpose, delete that file, else write or download both again."
            .formatted(name, part.getName()),
        thrown);
  }
}
