package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights on which a release is due, told to programs and on the page; NightlyIT has the script. */
@Tag("thorough")
class DueReleasesTest {
  private static final String MISSING =
      "[{\"publisher\":\"SIPRI\",\"release\":\"April 2017\",\"since\":\"2017-05-02\",\"days\":8}]";

  @TempDir private Path folder;

  @Test
  void aNightWithoutSiprisAprilRelease_saysSo_andOneThatHasItSaysNothing() throws Exception {
    EditionFiles input =
        new EditionFiles(folder.resolve("input"))
            .nato("2016-07-04", share("2.0"))
            .edition("sipri-2016.csv", "SIPRI", "SIPRI", "2016-04-05", share("1.9"));

    assertThat(due(night())).hasToString(MISSING);
    assertThat(onThePage()).hasToString("{\"day\":\"2017-05-10\",\"releases\":" + MISSING + "}");
    assertThat(due(night())).as("with nothing new").hasToString(MISSING);

    input.edition("sipri-2017.csv", "SIPRI", "SIPRI", "2017-04-24", share("1.9"));
    assertThat(due(night())).isEmpty();
    assertThat(onThePage().get("releases")).isEmpty();

    CommandsOn warehouse = CommandsOn.folder(folder.resolve("warehouse"));
    String first = warehouse.ids().get(1);
    assertThat(
            warehouse.run("report", "--to", page().toString(), "--publication", first).exitCode())
        .isZero();
    assertThat(onThePage().get("releases")).asString().contains("\"release\":\"April 2017\"");
  }

  private static String share(String pct) {
    return "share_of_gdp,PERCENT,,POL,2015," + pct + ",,A,";
  }

  private Outcome night() {
    return CommandsOn.folder(folder.resolve("warehouse"))
        .run(
            "trends",
            "--input",
            folder.resolve("input").toString(),
            "--as-of",
            "2017-05-10",
            "--status",
            folder.resolve("status.json").toString(),
            "--report",
            page().toString());
  }

  private JsonNode due(Outcome night) throws IOException {
    assertThat(night.exitCode()).as(night.err()).isZero();
    return new ObjectMapper().readTree(folder.resolve("status.json").toFile()).get("releases_due");
  }

  private Path page() {
    return folder.resolve("page.html");
  }

  private JsonNode onThePage() throws IOException {
    String figures =
        Files.readString(page())
            .replaceFirst("(?s).*<script type=\"application/json\" id=\"figures\">", "");
    return new ObjectMapper()
        .readTree(figures.substring(0, figures.indexOf("</script>")))
        .get("due");
  }
}
