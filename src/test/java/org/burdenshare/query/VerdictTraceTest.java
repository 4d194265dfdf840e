package org.burdenshare.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.burdenshare.testing.TestSpark.row;
import static org.burdenshare.testing.TestSpark.table;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;

class VerdictTraceTest {
  private static final String SHARES =
      "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE,"
          + " is_member BOOLEAN, share_of_gdp_pct DOUBLE, share_published_pct DOUBLE,"
          + " share_source STRING, obs_status STRING, guideline STRING, guideline_pct DOUBLE,"
          + " meets_guideline BOOLEAN, meets_guideline_rounded BOOLEAN,"
          + " meets_guideline_published BOOLEAN, spending_edition STRING, gdp_edition STRING,"
          + " end_reason STRING, ended_by STRING";

  @Test
  void aShareThatWasWithdrawn_isSaidToBe() {
    Dataset<Row> shares =
        table(SHARES, share(2.5, 2.5, "published", true, true, true, "withdrawn", "sipri-2017"));

    assertThatThrownBy(() -> told(shares, "2018-01-01"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "No share of Greece for 2015 on SIPRI's definition is known on 2018-01-01: that of"
                + " sipri-2016 was withdrawn on 2017-04-24 by sipri-2017.");
  }

  @Test
  void aShareThatRoundsToTheGuideline_isBelowIt() {
    Dataset<Row> shares =
        table(SHARES, share(1.9977, 1.9977, "published", false, true, true, null, null));

    assertThat(told(shares, "2017-01-01"))
        .contains(
            "the 1.9977 % that SIPRI prints stands, below 2 %, though 2.00 % at two decimals.");
  }

  @Test
  void aShareOverGdpThatNoPublisherDivides_isToldAlone() {
    Dataset<Row> shares = table(SHARES, share(2.5, null, "computed", true, true, null, null, null));

    assertThat(told(shares, "2017-01-01"))
        .contains(
            "  why          The spending of sipri-2016 over the GDP of imf-2016 is 2.5 %, at least"
                + " 2 %.\n");
  }

  private static Row share(
      double share,
      Double published,
      String source,
      Boolean meets,
      Boolean meetsRounded,
      Boolean meetsPublished,
      String endReason,
      String endedBy) {
    return row(
        "SIPRI",
        "GRC",
        2015,
        LocalDate.parse("2016-04-05"),
        LocalDate.parse("2017-04-23"),
        true,
        share,
        published,
        source,
        "A",
        "GDP_2",
        2.0,
        meets,
        meetsRounded,
        meetsPublished,
        "sipri-2016",
        source.equals("computed") ? "imf-2016" : null,
        endReason,
        endedBy);
  }

  private static String told(Dataset<Row> shares, String day) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new VerdictTrace(
            shares,
            TestSpark.session().createDataFrame(List.of(), Tables.TRACE.schema()),
            TestSpark.session()
                .createDataFrame(
                    List.of(),
                    StructType.fromDDL(
                        "edition_id STRING, gdp_edition STRING, ally STRING, year INT,"
                            + " explanation STRING")),
            table("guideline STRING, in_force_from INT", row("GDP_2", 2006)))
        .print(
            new VerdictTrace.Question(
                "GRC", "Greece", 1952, 2015, List.of("SIPRI"), LocalDate.parse(day)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
