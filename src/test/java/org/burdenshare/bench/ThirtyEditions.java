package org.burdenshare.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;

/**
 * Thirty made editions of NATO's with the shares of all allies in eleven years, a tenth of which
 * each edition revises, and a workbook that comes after them.
 */
final class ThirtyEditions {
  private static final int EDITIONS = 30;
  private static final int FIRST_YEAR = 2005;
  private static final int YEARS = 11;
  private static final LocalDate FIRST = LocalDate.of(2016, 1, 28);

  private final EditionFiles files;
  private final Map<String, String> namesByCode = new LinkedHashMap<>();

  ThirtyEditions(Path folder) {
    files = new EditionFiles(folder);
    for (Row ally :
        new ReferenceTables(TestSpark.session())
            .inputs()
            .get("ally")
            .where("assessed")
            .collectAsList()) {
      namesByCode.put(ally.getAs("iso3"), ally.getAs("ally_name"));
    }
    for (int edition = 0; edition < EDITIONS; edition++) {
      files.nato(day(edition), lines(edition));
    }
  }

  /** Their folder, to be given to {@code --input}. */
  String input() {
    return files.input();
  }

  /** Puts the workbook beside them, as downloaded, with the day of its release. */
  void addWorkbook() {
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    namesByCode.forEach((code, name) -> shares.put(name, shares(code, EDITIONS)));
    files
        .bytes("new.xlsx", Layouts.natoShares(FIRST_YEAR, shares).xlsx())
        .text("new.xlsx.edition.yaml", "vintage_date: %s\n".formatted(day(EDITIONS)));
  }

  private static String day(int edition) {
    return FIRST.plusMonths(edition).toString();
  }

  private String[] lines(int edition) {
    List<String> lines = new ArrayList<>();
    for (String code : namesByCode.keySet()) {
      List<Double> shares = shares(code, edition);
      for (int year = 0; year < YEARS; year++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "share_of_gdp,PERCENT,,%s,%d,%.2f,,A,",
                code,
                FIRST_YEAR + year,
                shares.get(year)));
      }
    }
    return lines.toArray(String[]::new);
  }

  private static List<Double> shares(String code, int edition) {
    List<Double> shares = new ArrayList<>();
    for (int year = 0; year < YEARS; year++) {
      int revisions = (edition + code.hashCode() % 10 + year) / 10;
      shares.add((100 + (code.hashCode() & 0x7f) + revisions) / 100d);
    }
    return shares;
  }
}
