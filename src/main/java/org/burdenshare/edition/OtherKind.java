package org.burdenshare.edition;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.source.SourceFile;

/** Kinds of files that are often saved for an edition and are none; known by how they begin. */
enum OtherKind {
  WEB_PAGE(
      "(?i)\\s*<(?:!doctype html|html|head|script)",
      "a web page",
      "open its address in a browser and download the file that it speaks of"),
  PDF("%PDF-", "a PDF document", "give its tables as an Excel workbook (.xlsx) or as CSV"),
  COMPRESSED(
      "\u001F\uFFFD|BZh\\d|\uFFFD7zXZ|\\(\uFFFD/\uFFFD|7z\uFFFD|Rar!", "compressed", "unpack it"),
  PICTURE("\uFFFDPNG|GIF8|\uFFFD\uFFFD\uFFFD\uFFFD", "a picture", "leave it out"),
  OPEN_DOCUMENT(
      "application/vnd\\.oasis\\.opendocument",
      "an OpenDocument file",
      "open it in a spreadsheet program and save it as an Excel workbook (.xlsx)"),
  HIGHER_BYTE_FIRST(
      "\uFFFD\uFFFD\u0000",
      "text in UTF-16 with the higher byte first",
      "save it as text in UTF-8");

  private final Pattern beginning;
  private final String description;
  private final String remedy;

  OtherKind(String beginning, String description, String remedy) {
    this.beginning = Pattern.compile(beginning);
    this.description = description;
    this.remedy = remedy;
  }

  /** The sentence about a file of such a kind; empty where it is of none. */
  static Optional<String> sentence(SourceFile file) {
    String line = file.head().lines().stream().findFirst().orElse("");
    return Stream.of(values())
        .filter(kind -> kind.beginning.matcher(line).lookingAt())
        .findFirst()
        .map(
            kind ->
                "%s is %s, which is not read; %s."
                    .formatted(file.name(), kind.description, kind.remedy));
  }
}
