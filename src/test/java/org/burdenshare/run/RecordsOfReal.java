package org.burdenshare.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.EditionFiles;

/**
 * NATO's editions of 2019 and 2026, which are at hand as tables with a column a measure: copies
 * with the records that make them readable.
 */
final class RecordsOfReal {
  static final String DAY_OF_2026 = "2026-07-07";

  private static final String DAY_OF_2019 = "2019-06-25";
  private static final String COLUMNS_OF_2019 =
      """
      columns:
        country_stanag: area
        year: year
        Defense expenditure (USD, 2015 prices): milex USD 2015
        Real GDP (2015 prices): gdp USD 2015
        Defense expenditure (% real GDP): share_of_gdp PERCENT
      """;
  private static final String COLUMNS_OF_2026 =
      """
      columns:
        ally: area
        year: year
        pct_gdp: share_of_gdp PERCENT
        estimate: estimate
      """;

  private RecordsOfReal() {}

  static void write(Path reference, Path folder) {
    write(reference.resolve("nato_2019_edition_tidy.csv"), folder, DAY_OF_2019, COLUMNS_OF_2019);
    write(reference.resolve("nato_2026_edition_share.csv"), folder, DAY_OF_2026, COLUMNS_OF_2026);
  }

  private static void write(Path table, Path folder, String day, String columns) {
    try {
      String name = table.getFileName().toString();
      Files.copy(table, folder.resolve(name));
      new EditionFiles(folder)
          .text(name + ".edition.yaml", EditionFiles.sidecar("NATO", "NATO", day) + columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
