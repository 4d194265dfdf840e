package org.burdenshare.source.tidy;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.SheetVisitor;

/** The rows of comma-separated UTF-8 text, presented as an unnamed sheet. */
public final class CsvRows {
  private static final int MOST_COLUMNS = 1 << 16;

  private CsvRows() {}

  /** Shows every row to a visitor. */
  public static void show(InputStream in, SheetVisitor visitor) {
    visitor.begin("", SheetVisibility.VISIBLE);
    show(in, (Consumer<SheetRow>) visitor::row);
    visitor.end("");
  }

  static void show(InputStream in, Consumer<SheetRow> reader) {
    CsvParser parser = parser(MOST_COLUMNS);
    parser.beginParsing(in, StandardCharsets.UTF_8);
    for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
      reader.accept(SheetRow.ofText((int) parser.getContext().currentLine(), cells));
    }
  }

  /** The rows of the first lines of a text. */
  public static List<SheetRow> of(List<String> lines) {
    List<SheetRow> rows = new ArrayList<>();
    for (String[] cells :
        parser(MOST_COLUMNS).parseAll(new StringReader(String.join("\n", lines)))) {
      rows.add(SheetRow.ofText(rows.size() + 1, cells));
    }
    return rows;
  }

  /** Empty lines count, so that line numbers are right. */
  static CsvParser parser(int mostColumns) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setCommentProcessingEnabled(false);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(mostColumns);
    settings.setSkipEmptyLines(false);
    settings.setAutoClosingEnabled(false);
    settings.setReadInputOnSeparateThread(false);
    return new CsvParser(settings);
  }
}
