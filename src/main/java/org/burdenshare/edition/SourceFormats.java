package org.burdenshare.edition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.source.publisher.NatoWorkbook;
import org.burdenshare.source.publisher.SipriWorkbook;
import org.burdenshare.source.publisher.WorldBankData360;
import org.burdenshare.source.publisher.WorldBankIndicator;
import org.burdenshare.source.publisher.WorldEconomicOutlook;
import org.burdenshare.source.tidy.TidyTable;
import org.burdenshare.source.tidy.TidyText;
import org.burdenshare.source.tidy.WideText;

/** The registry of known formats; a new publisher's format is one more line here. */
public final class SourceFormats {
  static final List<SourceFormat> KNOWN =
      List.of(
          new WideText(),
          new SipriWorkbook(),
          new NatoWorkbook(),
          new WorldBankIndicator(),
          new WorldBankData360(),
          new WorldEconomicOutlook(),
          new TidyText(),
          new TidyTable());

  private static final List<Map<String, String>> OTHER_KINDS =
      ReferenceFile.records("other_kind.csv");

  private SourceFormats() {}

  /** The format of a file; empty if no format recognises it. */
  public static Optional<SourceFormat> recognise(SourceFile file) {
    return KNOWN.stream().filter(format -> format.recognises(file)).findFirst();
  }

  /** The format with a code; empty if this program does not know it. */
  public static Optional<SourceFormat> coded(String code) {
    return KNOWN.stream().filter(format -> format.code().equals(code)).findFirst();
  }

  /** The message for a file of a kind that users often save by mistake, such as a web page. */
  static Optional<String> otherKind(SourceFile file) {
    String line = file.head().lines().stream().findFirst().orElse("");
    return OTHER_KINDS.stream()
        .filter(kind -> Pattern.compile(kind.get("beginning")).matcher(line).lookingAt())
        .findFirst()
        .map(
            kind ->
                "%s is %s, which is not read; %s."
                    .formatted(file.name(), kind.get("description"), kind.get("remedy")));
  }

  /** The message for a file that no format recognises: its content and the known formats. */
  public static String unknown(SourceFile file) {
    if (file.layout().isText() && file.parts().stream().allMatch(part -> part.bytes() == 0)) {
      return "%s is empty (0 bytes); download it again.".formatted(file.name());
    }
    String formats = KNOWN.stream().map(SourceFormat::name).collect(Collectors.joining(", "));
    SourceFile.Part first = file.parts().get(0);
    if (file.layout() == SourceFile.Layout.TEXT && first.firstBadByte() >= 0) {
      return "%s is not UTF-8 text (byte %d cannot be decoded) and of no known format; known are %s."
          .formatted(file.name(), first.firstBadByte() + 1, formats);
    }
    return "%s is of no known format: it is %s that begins with '%s'; known are %s; a tidy file has"
            .formatted(file.name(), file.layout().description(), beginning(file), formats)
        + " the columns measure, unit, iso3, year and value.";
  }

  private static String beginning(SourceFile file) {
    String line =
        file.head().lines().stream().filter(text -> !text.isBlank()).findFirst().orElse("");
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
