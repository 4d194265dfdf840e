package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.Description;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.vocabulary.Publisher;

/**
 * The indicators in a World Bank file: a single one that is read, or several. Of several,
 * expenditure is skipped: an edition has one basis, and GDP has none.
 *
 * @param code the code of a single indicator; null for several
 * @param name its name; null for several
 */
record WorldBankIndicators(String code, String name) {
  static final WorldBankIndicators SEVERAL = new WorldBankIndicators(null, null);

  private static final Map<String, Series> READ = Series.ofIndicators(Publisher.WORLD_BANK);

  static final String PREFIX_IN_DATA360 = "WB_WDI_";
  private static final String MILITARY = "MS.MIL.";
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}\\.[A-Z0-9.]+");

  /** The indicators named by the rows' codes and names; rows without a code are ignored. */
  static WorldBankIndicators in(List<SheetRow> rows, int codeColumn, int nameColumn) {
    Map<String, String> names =
        rows.stream()
            .filter(row -> CODE.matcher(inDots(row.text(codeColumn))).matches())
            .collect(
                Collectors.toMap(
                    row -> inDots(row.text(codeColumn)),
                    row -> row.text(nameColumn),
                    (one, other) -> one));
    String first = names.keySet().stream().findFirst().orElse("");
    return names.size() == 1 && READ.containsKey(first)
        ? new WorldBankIndicators(first, names.get(first))
        : SEVERAL;
  }

  /** The code of an indicator in Data360's spelling. */
  private static String inDots(String spelled) {
    return spelled.startsWith(PREFIX_IN_DATA360)
        ? spelled.substring(PREFIX_IN_DATA360.length()).replace('_', '.')
        : spelled;
  }

  /** One row an indicator that is read: its Data360 code and its series. */
  static Dataset<Row> ofData360(SparkSession spark) {
    return spark.createDataFrame(
        READ.entrySet().stream()
            .map(
                read ->
                    RowFactory.create(
                        PREFIX_IN_DATA360 + read.getKey().replace('.', '_'),
                        read.getValue().measure(),
                        read.getValue().unit(),
                        read.getKey().startsWith(MILITARY)))
            .toList(),
        StructType.fromDDL("code STRING, measure STRING, unit STRING, is_spending BOOLEAN"));
  }

  static Series series(String code) {
    return READ.get(code);
  }

  /** The Data360 code of a single indicator as a SQL literal; NULL for several. */
  String codeInData360() {
    return areSeveral() ? "NULL" : "'" + PREFIX_IN_DATA360 + code.replace('.', '_') + "'";
  }

  boolean areSeveral() {
    return code == null;
  }

  /** Returns whether an indicator is skipped: expenditure among several, or not the single one. */
  boolean skips(String other) {
    return areSeveral() ? other.startsWith(MILITARY) : !other.equals(code);
  }

  Description description(Vintage vintage) {
    String title = "World Development Indicators";
    boolean isSipris = !areSeveral() && code.startsWith(MILITARY);
    return new Description(
        Publisher.WORLD_BANK,
        code,
        areSeveral() ? title : title + ", " + (name.isEmpty() ? code : name),
        isSipris ? Basis.SIPRI : null,
        isSipris ? SipriWorkbook.MEASURE_NAME : null,
        vintage,
        "World Bank, "
            + title
            + (areSeveral() ? "" : ", " + code)
            + (vintage.day() == null ? "" : ", last updated " + vintage.day()),
        "CC BY 4.0, credit to the World Bank");
  }
}
