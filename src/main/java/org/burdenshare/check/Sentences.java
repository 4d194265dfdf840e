package org.burdenshare.check;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a person reads of gathered figures: what was found, where, the likely cause, the remedy. */
final class Sentences {
  /** What a program does to a file when it takes the decimal point for a mark of thousands. */
  private static final String DECIMALS_LOST =
      "the decimal points look lost, as when a program set to another country saves a file";

  /** Figures that are off by one and the same power of ten, or by many, or by none. */
  private static final String CAUSE =
      """
      CASE
        WHEN check = 'figure_within_range' AND (fits_thousands OR fits_millions OR fits_billions)
          THEN concat('it looks as if in ', concat_ws(' or ', if(fits_thousands, 'thousands', NULL),
            if(fits_millions, 'millions', NULL), if(fits_billions, 'billions', NULL)))
        WHEN check = 'figure_within_range' AND powers[0] >= 1
          THEN 'it is in another unit, or %1$s'
        WHEN check = 'figure_within_range' THEN NULL
        WHEN check = 'no_spike' THEN if(most AND powers[0] < powers[1], '%1$s', NULL)
        WHEN powers[0] = powers[1] AND powers[0] <> 0 AND powers[0] %% 3 = 0
          THEN concat(coalesce(try_element_at(map(3, 'a thousand', 6, 'a million', 9, 'a billion'),
            abs(powers[0])), concat('10^', abs(powers[0]))), ' times too ',
            if(powers[0] > 0, 'large', 'small'), ', so likely in another unit')
        WHEN powers[0] >= 1 THEN '%1$s'
      END
      """
          .formatted(DECIMALS_LOST);

  private static final String REMEDY =
      """
      CASE
        WHEN check = 'share_within_range' AND series <> 'the share of GDP' THEN 'correct it in the file'
        WHEN check IN ('share_within_range', 'share_agrees_with_published')
          THEN 'spending and GDP differ in unit or currency, correct them in the file'
        ELSE concat(
          CASE check
            WHEN 'figure_within_range' THEN 'give single units'
            ELSE concat('correct ', if(earlier, file_name, 'the unit'))
          END,
          ', or accept it in the record of edition ', edition_id, ' (accepted: ', check, ')')
      END
      """;

  private static final String YEARS =
      "concat_ws(' to ', first_year, nullif(last_year, first_year))";

  private static final String OF_THE_FILE =
      "concat(file_name, ': ', series, ' of ', allies_off, ' of ', allies, ' allies (', figures,"
          + " ' figures, ', years, ') looks wrong, as of ', worst.iso3, ' for ', worst.year, ': ',"
          + " example)";
  private static final String OF_AN_ALLY =
      "concat(series, ' of ', ally, ' for ', worst.year, ' is ', example,"
          + " if(figures > 1, concat(', like ', figures - 1, ' more (', years, ')'), ''))";

  private Sentences() {}

  /**
   * The offenders: check, edition_id and sentence.
   *
   * @param gathered what {@link Gathered} tells in one sentence, a row each
   */
  static Dataset<Row> of(Dataset<Row> gathered) {
    return gathered
        .withColumn("years", expr(YEARS))
        .withColumn("cause", expr(CAUSE))
        .withColumn("remedy", expr(REMEDY))
        .selectExpr(
            "check",
            "edition_id",
            "concat(if(most, %s, %s), '; ', coalesce(concat(cause, ': '), ''), remedy) AS sentence"
                .formatted(OF_THE_FILE, OF_AN_ALLY));
  }
}
