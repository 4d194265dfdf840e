package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @Test
  void anEdition_comesOutAsItWentIn(@TempDir Path folder) throws IOException {
    Outcome outcome = export("--edition", "nato-2016-07-04", "--to", folder.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(Files.readString(folder.resolve("nato-2016-07-04.csv")))
        .isEqualTo(
            Files.readString(Path.of("sample-data", "nato-2016-07-04.csv"))
                .replace(",2.00,", ",2.0,"));
    assertThat(Files.readString(folder.resolve("nato-2016-07-04.csv.edition.yaml")))
        .contains("publisher: \"NATO\"", "vintage_date: \"2016-07-04\"", "basis: \"NATO\"");
    assertThat(Commands.run("inspect", folder.toString()).out())
        .contains(
            "edition nato-2016-07-04, NATO's definition, released 2016-07-04 (by its record)");
  }

  @Test
  void aCondition_choosesObservations(@TempDir Path folder) throws IOException {
    export(
        "--edition",
        "nato-2016-07-04",
        "--where",
        "iso3 IN ('POL', 'EST')",
        "--to",
        folder.toString());

    assertThat(Files.readAllLines(folder.resolve("nato-2016-07-04.csv")))
        .containsExactly(
            "measure,unit,price_base_year,iso3,year,value,currency,obs_status,note",
            "share_of_gdp,PERCENT,,EST,2016,2.16,,E,",
            "share_of_gdp,PERCENT,,POL,2016,2.0,,E,");
  }

  @Test
  void anUnknownEdition_namesTheKnown(@TempDir Path folder) {
    Outcome outcome = export("--edition", "nato-1999-01-01", "--to", folder.toString());

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err())
        .startsWith("There is no edition 'nato-1999-01-01' in ")
        .contains("nato-2016-07-04");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aWrongCondition_isSaidInOneLine(@TempDir Path folder) {
    Outcome outcome = export("--where", "colour = 'red'", "--to", folder.toString());

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("`colour`");
  }

  private static Outcome export(String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "export";
    command[1] = "--warehouse";
    command[2] = SampleWarehouse.location();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Commands.run(command);
  }
}
