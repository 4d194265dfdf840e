package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.burdenshare.session.LocalDisk;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that lie beside editions and are none: passed over in a folder, refused where named. */
class StrayFilesTest {
  private static final String POLAND = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";
  private static final String INSTEAD =
      ", and no workbook; leave it out, or save its table as an Excel workbook (.xlsx) or as CSV.";

  @TempDir Path folder;
  private EditionFiles files;

  @BeforeEach
  void anEdition() {
    files = new EditionFiles(folder).nato("2016-07-04", POLAND);
  }

  @Test
  void filesOfOfficePrograms_areCalledWhatTheyAre() throws Exception {
    files
        .bytes("Thumbs.db", compound("Catalog"))
        .bytes("letter.doc", compound("WordDocument"))
        .bytes("letter.docx", word())
        .bytes("locked.xlsx", locked());

    assertPassedOver(
        "Thumbs.db is a cache of pictures that Windows keeps" + INSTEAD,
        "letter.doc is an old Word file" + INSTEAD,
        "letter.docx is a Word file" + INSTEAD,
        "locked.xlsx is protected by a password; open it in a spreadsheet program and save it"
            + " without one.");
    assertRefused("locked.xlsx", "locked.xlsx is protected by a password; ");
  }

  @Test
  void filesOfOtherKinds_areCalledWhatTheyAre() throws Exception {
    files
        .text("a.xls", "<!DOCTYPE html><title>Gone</title>")
        .text("b.pdf", "%PDF-1.7\n")
        .bytes("c.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0})
        .bytes("d.csv", ("\uFEFF" + EditionFiles.HEADER).getBytes(StandardCharsets.UTF_16BE));

    assertPassedOver(
        "a.xls is a web page, which is not read; open its address in a browser and download the file"
            + " that it speaks of.",
        "b.pdf is a PDF document, which is not read; give its tables as an Excel workbook (.xlsx) or"
            + " as CSV.",
        "c.csv.gz is compressed, which is not read; unpack it.",
        "d.csv is text in UTF-16 with the higher byte first, which is not read; save it as text in"
            + " UTF-8.");
  }

  @Test
  void textOfTwoBytesACharacterWithoutAMark_isOfNoKnownFormat() throws Exception {
    files.bytes("e.csv", EditionFiles.HEADER.getBytes(StandardCharsets.UTF_16BE));

    assertThat(found("").passedOver())
        .extracting(PassedOver::sentence)
        .singleElement()
        .asString()
        .startsWith("e.csv is of no known format: it is text that begins with '\u0000m\u0000e");
  }

  @Test
  void damagedWorkbook_isPassedOverUnlessARecordMeansIt() throws Exception {
    files.bytes("cut.xlsx", new byte[] {'P', 'K', 3, 4, 1});

    assertThat(found("").passedOver()).extracting(PassedOver::fileName).containsExactly("cut.xlsx");
    assertRefused("cut.xlsx", "cut.xlsx ");
    files.text("cut.xlsx.edition.yaml", EditionFiles.sidecar("SIPRI", "SIPRI", "2016-04-05"));
    assertRefused("", "cut.xlsx ");
  }

  @Test
  void aDayGivenForAFolder_isThatOfItsEdition_andMeansNoStrayFile() throws Exception {
    byte[] workbook = Layouts.natoShares(2022, Map.of("Poland", List.of(4.1, 4.4, 2.1))).xls();
    Configuration configuration = new Configuration();
    files
        .bytes("sent/def-exp.xls", workbook)
        .bytes("sent/notes.docx", word())
        .bytes("sent/cut.xlsx", new byte[] {'P', 'K', 3, 4, 1});

    EditionCatalogue.Found found =
        EditionCatalogue.of(
            List.of(folder.resolve("sent").toString()), LocalDate.of(2024, 6, 20), configuration);

    assertThat(found.editions()).extracting(Edition::editionId).containsExactly("nato-2024-06-20");
    assertThat(found.passedOver())
        .extracting(PassedOver::fileName)
        .containsExactly("cut.xlsx", "notes.docx");
    files.text("sent/tidy.csv", EditionFiles.HEADER + "\n" + POLAND + "\n");
    assertThatThrownBy(
            () ->
                EditionCatalogue.of(
                    List.of(folder.resolve("sent").toString()),
                    LocalDate.of(2024, 6, 20),
                    configuration))
        .hasMessageStartingWith("tidy.csv has no record tidy.csv.edition.yaml beside it");
  }

  @Test
  void fileChangedBesideItsChecksum_isNamedWithIt() throws Exception {
    files
        .text("table/part-0.csv", EditionFiles.HEADER + "\n" + POLAND + "\n")
        .bytes("table/.part-0.csv.crc", new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4})
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2017-06-29"));

    assertRefused(
        "table",
        "table/part-0.csv does not agree with its checksum in .part-0.csv.crc beside it; if it was"
            + " edited on purpose, delete that file, else write or download both again.");
  }

  @Test
  void namesWithColons_areNamesLikeOthers() throws Exception {
    files
        .edition("by time/10:00:00/NATO: shares.csv", "NATO", "NATO", "2017-06-29", POLAND)
        .text("nato-2016-07-04.csv:Zone.Identifier", "[ZoneTransfer]\n");

    EditionCatalogue.Found found = found("");

    assertThat(found.editions())
        .extracting(edition -> edition.file().name())
        .containsExactly("nato-2016-07-04.csv", "by time/10:00:00/NATO: shares.csv");
    assertThat(found.passedOver())
        .extracting(PassedOver::fileName)
        .containsExactly("nato-2016-07-04.csv:Zone.Identifier");
    assertThat(found("by time/10:00:00/NATO: shares.csv").editions()).hasSize(1);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipe_isNotReadFrom() throws Exception {
    String pipe = folder.resolve("p.csv").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

    String sentence = "p.csv is a pipe, a socket or a device, expected a file; leave it out.";
    assertPassedOver(sentence);
    assertRefused("p.csv", sentence);
    assertThatThrownBy(() -> found("p.csv"))
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.NO_INPUT);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipeForARecord_isNotReadFrom() throws Exception {
    files.text("a.csv", EditionFiles.HEADER + "\n" + POLAND + "\n");
    String pipe = folder.resolve("a.csv.edition.yaml").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

    assertRefused("", "a.csv.edition.yaml is a pipe, a socket or a device, expected a file; ");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void linksThatFormALoop_leadToEveryFolderOnce() throws IOException {
    files.text("deep/er/notes.txt", "none");
    for (String link : List.of("again", "deep/again", "deep/er/again")) {
      Files.createSymbolicLink(folder.resolve(link), folder);
    }

    assertThat(found("").passedOver())
        .extracting(PassedOver::fileName)
        .containsExactly("deep/er/notes.txt");
  }

  @Test
  void linkedFolder_isLookedAtUnlessItLiesInTheInput(@TempDir Path elsewhere) throws IOException {
    new EditionFiles(elsewhere).text("notes.txt", "none");
    files.text("inside/notes.txt", "none");
    Files.createSymbolicLink(folder.resolve("a"), elsewhere);
    Files.createSymbolicLink(folder.resolve("b"), elsewhere);
    Files.createSymbolicLink(folder.resolve("c"), folder.resolve("inside"));

    assertThat(found("").passedOver())
        .extracting(PassedOver::fileName)
        .containsExactly("inside/notes.txt", "a/notes.txt");
  }

  @Test
  void linkToNowhere_isSaid() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone: 1.csv"), Path.of("nowhere.csv"));

    assertPassedOver("gone: 1.csv is a link to nowhere, expected a file; leave it out.");
  }

  @Test
  void recordThatIsALinkToNowhere_isSaid() throws IOException {
    files.text("a.csv", EditionFiles.HEADER + "\n" + POLAND + "\n");
    Files.createSymbolicLink(folder.resolve("a.csv.edition.yaml"), Path.of("nowhere"));

    assertPassedOver("a.csv.edition.yaml is a link to nowhere, expected a file; leave it out.");
  }

  @Test
  void folderThatMayNotBeRead_isPassedOverUnlessItIsGiven() {
    files.text("locked/a.csv", "none");
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", Locked.class.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);

    assertThat(EditionCatalogue.of(List.of(folder.toString()), null, configuration).passedOver())
        .extracting(PassedOver::sentence)
        .containsExactly(
            "locked cannot be read: Permission denied; check that it is reachable and readable.");
    assertThatThrownBy(
            () ->
                EditionCatalogue.of(
                    List.of(folder.resolve("locked").toString()), null, configuration))
        .hasMessage(
            "locked cannot be read: Permission denied; check that it is reachable and readable.");
  }

  /** A disk that does not list one folder. */
  public static final class Locked extends LocalFileSystem {
    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      if (path.getName().equals("locked")) {
        throw new IOException("Permission denied");
      }
      return super.listStatus(path);
    }
  }

  @Test
  void emptyFile_isCalledEmpty() {
    files.text("a.csv", "");

    assertPassedOver("a.csv is empty (0 bytes); download it again.");
    assertRefused("a.csv", "a.csv is empty (0 bytes); download it again.");
  }

  private void assertPassedOver(String... sentences) {
    EditionCatalogue.Found found = found("");

    assertThat(found.editions()).hasSize(1);
    assertThat(found.passedOver()).extracting(PassedOver::sentence).containsExactly(sentences);
  }

  private void assertRefused(String file, String sentence) {
    assertThatThrownBy(() -> found(file))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(sentence);
  }

  private EditionCatalogue.Found found(String file) {
    Configuration configuration = new Configuration();
    LocalDisk.settings().forEach(configuration::set);
    LocalDisk.takeOver(configuration);
    return EditionCatalogue.of(List.of(folder.resolve(file).toString()), null, configuration);
  }

  private static byte[] compound(String entry) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] locked() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream locked = encryptor.getDataStream(container)) {
        locked.write(new byte[5000]);
      }
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] word() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override
          PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
          .wordprocessingml.document.main+xml"/></Types>
          """
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
