package org.burdenshare;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;

/** NATO's editions of 2019 and 2026, which are at hand as tables of others, as tidy editions. */
final class TidyOfReal {
  /** The table does not say on which day of 2026 its edition came out; a day after all others. */
  static final String DAY_OF_2026 = "2026-06-01";

  private static final String FIGURES_OF_2019 =
      """
      stack(3,
        'milex', 'USD', 2015, `Defense expenditure (USD, 2015 prices)`,
        'gdp', 'USD', 2015, `Real GDP (2015 prices)`,
        'share_of_gdp', 'PERCENT', NULL, `Defense expenditure (% real GDP)`)
      AS (measure, unit, price_base_year, value)
      """;

  private TidyOfReal() {}

  static void write(Path reference, Path folder) {
    edition(
        table(reference, "nato_2019_edition_tidy.csv")
            .selectExpr("country_stanag AS iso3", "CAST(year AS INT) AS year", FIGURES_OF_2019)
            .selectExpr("* EXCEPT (value)", "CAST(value AS DOUBLE) AS value"),
        folder,
        "2019-06-25");
    edition(
        table(reference, "nato_2026_edition_share.csv")
            .selectExpr(
                "'share_of_gdp' AS measure",
                "'PERCENT' AS unit",
                "ally AS country",
                "CAST(year AS INT) AS year",
                "CAST(pct_gdp AS DOUBLE) AS value",
                "if(estimate = 'True', 'E', 'A') AS obs_status"),
        folder,
        DAY_OF_2026);
  }

  private static Dataset<Row> table(Path reference, String file) {
    return TestSpark.session()
        .read()
        .option("header", "true")
        .csv(reference.resolve(file).toString());
  }

  private static void edition(Dataset<Row> figures, Path folder, String day) {
    String name = "nato-" + day;
    figures.coalesce(1).write().parquet(folder.resolve(name).toString());
    new EditionFiles(folder)
        .text(name + ".edition.yaml", EditionFiles.sidecar("NATO", "NATO", day));
  }
}
