package org.burdenshare.source;

import java.util.List;
import java.util.stream.Collectors;
import org.burdenshare.vocabulary.Failure;

/** The formats that are known; a new publisher is one more line here. */
public final class SourceFormats {
  private static final List<SourceFormat> KNOWN = List.of(new TidyText(), new TidyTable());

  private SourceFormats() {}

  /**
   * The format of a file.
   *
   * @throws Failure if no format recognises it
   */
  public static SourceFormat of(SourceFile file) {
    return KNOWN.stream()
        .filter(format -> format.recognises(file))
        .findFirst()
        .orElseThrow(() -> unknown(file));
  }

  private static Failure unknown(SourceFile file) {
    String formats = KNOWN.stream().map(SourceFormat::name).collect(Collectors.joining(", "));
    SourceFile.Part first = file.parts().get(0);
    if (first.firstBadByte() >= 0) {
      return Failure.of(
          Failure.Kind.BAD_DATA,
          "%s is not UTF-8 text (byte %d cannot be decoded) and of no known format; known are %s."
              .formatted(first.name(), first.firstBadByte() + 1, formats));
    }
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s is of no known format: its first line is '%s'; known are %s, a tidy file has the columns"
                .formatted(first.name(), abbreviated(first.firstLine()), formats)
            + " measure, unit, iso3, year and value.");
  }

  private static String abbreviated(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
