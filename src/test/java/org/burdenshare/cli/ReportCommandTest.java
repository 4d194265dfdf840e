package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final CommandsOn SAMPLE = new CommandsOn(SampleWarehouse.location());

  @Test
  void aRunWithNothingNew_writesThePageToo_inPlaceOfTheOneThere(@TempDir Path folder)
      throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "yesterday's");

    Outcome outcome =
        SAMPLE.run(
            "trends", "--guideline", "3", "--input", "sample-data", "--report", page.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("nothing new since", "Page:   file:" + page);
    assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
  }

  @Test
  void anUnknownPublication_isSaid(@TempDir Path folder) {
    Outcome outcome =
        SAMPLE.run(
            "report", "--to", folder.resolve("page.html").toString(), "--publication", "nobody's");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).contains("nobody's").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolder_isNoPlaceForAPage(@TempDir Path folder) {
    Outcome outcome = SAMPLE.run("report", "--to", folder.toString());

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err())
        .startsWith(folder + " cannot be written: it is a folder;")
        .hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPageToBeShown_hasToBeOnThisMachine() {
    assertUsage(
        SAMPLE.run("report", "--to", "hdfs://nowhere/page.html", "--open"),
        "the page hdfs://nowhere/page.html is not written on this machine");
    assertUsage(SAMPLE.run("trends", "--open"), "--open shows the page of --report");
    assertUsage(SAMPLE.run("trends", "--quiet", "--details"), "expected one of the two");
  }

  private static void assertUsage(Outcome outcome, String sentence) {
    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void withoutAPlace_itAsksForOne() {
    Outcome outcome = SAMPLE.run("report");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("'--to=PATH'").hasLineCount(1);
  }

  @Test
  void withoutAPublication_itSaysSo(@TempDir Path folder) {
    Outcome outcome =
        Commands.run(
            "report",
            "--to",
            folder.resolve("page.html").toString(),
            "--warehouse",
            folder.resolve("none").toString());

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).startsWith("There is no publication in").hasLineCount(1);
  }
}
