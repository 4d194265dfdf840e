package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.edition.PassedOver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The publishers' real workbooks beside the same ones as another program saves them. */
@Tag("thorough")
@EnabledIfEnvironmentVariable(
    named = RealData.FOLDER,
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class RealDataSavedAgainTest {
  @Test
  void workbooksSavedAgain_areTheSameReleases(@TempDir Path folder) throws IOException {
    List<Path> workbooks;
    try (Stream<Path> files = Files.walk(Path.of(System.getenv(RealData.FOLDER)))) {
      workbooks = files.filter(file -> file.toString().endsWith(".xlsx")).toList();
    }
    Path original = Files.createDirectory(folder.resolve("original"));
    Path saved = Files.createDirectory(folder.resolve("saved again"));
    for (Path workbook : workbooks) {
      Files.copy(workbook, original.resolve(workbook.getFileName()));
      saveAgain(workbook, saved.resolve(workbook.getFileName()));
    }

    EditionCatalogue.Found found = found(folder);

    assertThat(found.editions())
        .extracting(Edition::editionId)
        .isEqualTo(found(original).editions().stream().map(Edition::editionId).toList());
    assertThat(found.editions()).allMatch(edition -> edition.file().name().startsWith("original/"));
    assertThat(found.passedOver())
        .hasSameSizeAs(workbooks)
        .extracting(PassedOver::sentence)
        .allMatch(sentence -> sentence.startsWith("saved again/"))
        .allMatch(sentence -> sentence.contains(" gives the same figures as original/"));
  }

  private static void saveAgain(Path workbook, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(workbook);
        Workbook opened = WorkbookFactory.create(in);
        OutputStream out = Files.newOutputStream(file)) {
      opened.write(out);
    }
  }

  private static EditionCatalogue.Found found(Path folder) {
    return EditionCatalogue.of(List.of(folder.toString()), null, new Configuration());
  }
}
