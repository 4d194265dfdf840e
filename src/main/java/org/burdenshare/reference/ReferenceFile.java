package org.burdenshare.reference;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV among the resources: a header line, then one fact a line. */
public final class ReferenceFile {
  private ReferenceFile() {}

  /** The header and the lines; an empty cell is null. */
  public static List<String[]> lines(String file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    try (InputStream in = ReferenceFile.class.getResourceAsStream(file)) {
      return new CsvParser(settings).parseAll(in, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records by column name. */
  public static List<Map<String, String>> records(String file) {
    List<String[]> lines = lines(file);
    List<Map<String, String>> records = new ArrayList<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, String> record = new HashMap<>();
      for (int column = 0; column < line.length; column++) {
        record.put(lines.get(0)[column], line[column]);
      }
      records.add(record);
    }
    return records;
  }
}
