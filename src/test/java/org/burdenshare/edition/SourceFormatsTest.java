package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.source.publisher.NatoSince2025;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFormatsTest {
  @Test
  void everyFormatHasACodeOfItsOwn_andIsFoundByIt() {
    assertThat(SourceFormats.KNOWN)
        .extracting(SourceFormat::code)
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(code).matches("[a-z_]+"));
    assertThat(SourceFormats.KNOWN)
        .allSatisfy(
            format -> {
              assertThat(SourceFormats.coded(format.code())).containsSame(format);
              assertThat(format.rulesVersion()).isPositive();
            });
    assertThat(SourceFormats.coded("of_tomorrow")).isEmpty();
  }

  @Test
  void everyFileIsRecognisedByOneFormat(@TempDir Path folder) {
    EditionFiles files =
        new EditionFiles(folder)
            .bytes("sipri.xlsx", Layouts.sipri().xlsx())
            .bytes("sipri.xls", Layouts.sipri().xls())
            .bytes("nato2016.xlsx", Layouts.nato2016().xlsx())
            .bytes("nato2024.xls", Layouts.nato2024().xls())
            .bytes("nato2026.xlsx", NatoSince2025.of(2026).xlsx())
            .bytes("outlook.xlsx", Layouts.outlook().xlsx())
            .bytes("outlook2026.xlsx", Layouts.outlookOfPortal().xlsx())
            .bytes("world-bank.xls", Layouts.worldBank().xls())
            .edition(
                "tidy.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,POL,2015,2,,,");
    for (String file :
        List.of(
            "sipri.xlsx",
            "sipri.xls",
            "nato2016.xlsx",
            "nato2024.xls",
            "nato2026.xlsx",
            "outlook.xlsx",
            "outlook2026.xlsx",
            "world-bank.xls")) {
      files.text(file + ".edition.yaml", "vintage_date: 2020-01-01\nedition_id: " + file + "\n");
    }

    List<Edition> editions =
        EditionCatalogue.of(List.of(files.input()), null, new Configuration()).editions();

    assertThat(editions).hasSize(9);
    assertThat(editions)
        .allSatisfy(
            edition ->
                assertThat(SourceFormats.KNOWN)
                    .as(edition.file().name())
                    .filteredOn(format -> format.recognises(edition.file()))
                    .hasSize(1));
  }
}
