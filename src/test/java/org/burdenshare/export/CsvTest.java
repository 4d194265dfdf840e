package org.burdenshare.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.burdenshare.testing.TestSpark.row;
import static org.burdenshare.testing.TestSpark.table;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void nullIsEmpty_emptyTextIsQuoted() {
    assertThat(printed(table("a STRING, b STRING", row(null, "")))).isEqualTo("a,b\n,\"\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void aTextLikeAFormula_getsAnApostrophe(String text) {
    assertThat(printed(table("a STRING", row(text)))).isEqualTo("a\n'" + text + "\n");
  }

  @Test
  void aNegativeNumber_staysANumber() {
    assertThat(printed(table("a DOUBLE, b INT", row(-1.5, -2)))).isEqualTo("a,b\n-1.5,-2\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.1", "0.002", "2.0E23", "4.9E-324", "2.2250738585072014E-308", "1.989050282985"})
  void aNumber_hasTheFewestDigitsThatGiveItBack(String digits) {
    double number = Double.parseDouble(digits);

    String printed = printed(table("a DOUBLE", row(number))).lines().toList().get(1);

    assertThat(Double.parseDouble(printed)).isEqualTo(number);
    assertThat(printed.length()).isLessThanOrEqualTo(digits.length());
  }

  @Test
  void aTableOfMoreRowsThanASheet_isRefused(@TempDir Path folder) {
    Dataset<Row> rows = TestSpark.session().range(1_048_576).toDF("id");
    Dataset<Row> editions = TestSpark.session().createDataFrame(List.of(), Tables.EDITION.schema());
    Snapshot snapshot =
        Snapshot.of(TestSpark.session(), null, null).with(Map.of(Tables.EDITION, editions));
    ExportedTable table = new ExportedTable(Tables.ALLY_TREND, rows);

    assertThatThrownBy(
            () ->
                new TableExport(snapshot, List.of(table))
                    .write(TableFormat.XLSX, folder.resolve("big.xlsx").toString()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "ally_trend has more rows than the 1048575 of a sheet; choose some by --where, or export it as"
                + " csv or parquet.");
    assertThat(folder).isEmptyDirectory();
  }

  private static String printed(Dataset<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      ResultFormat.CSV.print(rows, printed);
    }
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
