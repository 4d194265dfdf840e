package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.input.NullInputStream;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that would fill the memory are refused by name and place. */
class LimitsTest {
  private static final int LONGER_THAN_A_LINE = (1 << 20) + 1;
  private static final String WORLD_BANK =
      """
      "Data Source","World Development Indicators",

      "Last Updated Date","2017-04-17",

      "Country Name","Country Code","Indicator Name","Indicator Code","2014","2015","2016",
      "Poland","POL","GDP (current LCU)","NY.GDP.MKTP.CN","1720000000000","1800000000000","",
      """;

  @TempDir Path folder;

  @Test
  void lineWithoutEnd_inATidyText_isRefusedByItsNumber() {
    files()
        .edition(
            "nato.csv",
            "NATO",
            "NATO",
            "2016-07-04",
            "share_of_gdp,PERCENT,,POL,2015,2,,A,",
            "share_of_gdp,PERCENT,,EST,2015,2,,A," + "x".repeat(LONGER_THAN_A_LINE));

    assertRefused(
        "nato.csv",
        "nato.csv is refused, for line 3 of nato.csv has more than 1048576 bytes, and no line of a"
            + " table is as long; download it again, or correct it.");
  }

  @Test
  void lineWithoutEnd_inAPartOfAFolder_isRefusedByThePart() {
    files()
        .text("nato/part-0.csv", EditionFiles.HEADER + "\r\nshare_of_gdp,PERCENT,,POL,2015,2,,A,")
        .text("nato/part-1.csv", EditionFiles.HEADER + "\r\n" + "x".repeat(LONGER_THAN_A_LINE))
        .text("nato.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-07-04"));

    assertRefused("nato", "nato is refused, for line 2 of nato/part-1.csv has more than ");
  }

  @Test
  void lineWithoutEnd_inTheOutlook_isRefused() {
    files()
        .bytes(
            "weo.xls",
            ("\uFEFFISO\tWEO Subject Code\t2014\t2015\t2016\n" + "x".repeat(LONGER_THAN_A_LINE))
                .getBytes(StandardCharsets.UTF_16LE));

    assertRefused("weo.xls", "weo.xls is refused, for line 2 of weo.xls has more than ");
  }

  @Test
  void lineWithoutEnd_inAZipOfTheWorldBank_isRefused_whereverItStands() throws IOException {
    files()
        .bytes("first.zip", zip("API.csv", WORLD_BANK + digits(LONGER_THAN_A_LINE)))
        .bytes(
            "later.zip",
            zip("API.csv", WORLD_BANK + "\n".repeat(100) + digits(LONGER_THAN_A_LINE) + "\n"));

    assertRefused("first.zip", "first.zip is refused, for line 7 of API.csv has more than ");
    assertRefused("later.zip", "later.zip is refused, for line 107 of API.csv has more than ");
  }

  @Test
  void zipOfTheWorldBankThatInflatesBeyondAllProportion_isRefused() throws IOException {
    files().bytes("bomb.zip", zip("API.csv", WORLD_BANK + "\n".repeat(1 << 24)));

    assertThatThrownBy(() -> found("bomb.zip"))
        .hasMessageMatching(
            "bomb.zip is refused, for API.csv in it inflates from \\d+ to 16777\\d+ bytes, beyond all"
                + " proportion; download it again, or correct it\\.");
  }

  @Test
  void zipOfTheWorldBankWithThousandsOfFiles_isRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int file = 0; file < 1001; file++) {
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        zip.write(WORLD_BANK.getBytes(StandardCharsets.UTF_8));
      }
    }
    files().bytes("many.zip", bytes.toByteArray());

    assertRefused("many.zip", "many.zip is refused, for it holds more than 1000 files; ");
  }

  @Test
  void archiveThatIsTooLongToBeHeld_isRefused() throws IOException {
    byte[] begins = {'P', 'K', 3, 4};

    Content content =
        Content.of(
            new SequenceInputStream(
                new ByteArrayInputStream(begins), new NullInputStream(1L << 27)),
            "long.zip");

    assertThat(content.head().problem()).isEqualTo("it has more than 134217728 bytes");
  }

  @Test
  void zipOfTheWorldBankWithinTheLimits_isRead() throws IOException {
    files().bytes("gdp.zip", zip("API.csv", WORLD_BANK));

    assertThat(found("gdp.zip").editions().get(0).editionId())
        .isEqualTo("world-bank-ny.gdp.mktp.cn-2017-04-17");
  }

  @Test
  void otherFilesWithoutLines_inAFolder_arePassedOver() throws IOException {
    files()
        .nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2015,2,,A,")
        .bytes("bomb.zip", zip("zeros", "0".repeat(1 << 24)))
        .bytes("map.zip", zip("map.json", digits(LONGER_THAN_A_LINE)))
        .text("map.json", digits(LONGER_THAN_A_LINE));

    EditionCatalogue.Found found =
        EditionCatalogue.of(List.of(folder.toString()), null, new Configuration());

    assertThat(found.editions()).hasSize(1);
    assertThat(found.passedOver())
        .hasSize(3)
        .extracting(PassedOver::sentence)
        .allSatisfy(sentence -> assertThat(sentence).contains(" is of no known format: "));
  }

  @Test
  void stylesOfManyMegabytes_areNoTreeInMemory() throws IOException {
    files().bytes("sipri.xlsx", withStyles(Layouts.sipri().xlsx(), digits(17 << 20)));

    assertThatThrownBy(() -> found("sipri.xlsx"))
        .hasMessageContaining("its styles or its list of sheets take more than 16 MB");
  }

  private static byte[] withStyles(byte[] workbook, String styles) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            entry.getName().equals("xl/styles.xml")
                ? styles.getBytes(StandardCharsets.UTF_8)
                : in.readAllBytes());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void assertRefused(String file, String sentence) {
    assertThatThrownBy(() -> found(file))
        .hasMessageStartingWith(sentence)
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.BAD_DATA);
  }

  private EditionCatalogue.Found found(String file) {
    return EditionCatalogue.of(List.of(folder.resolve(file).toString()), null, new Configuration());
  }

  private EditionFiles files() {
    return new EditionFiles(folder);
  }

  /** Digits that can hardly be packed. */
  private static String digits(int count) {
    Random random = new Random(1);
    StringBuilder digits = new StringBuilder();
    for (int digit = 0; digit < count; digit++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
