package org.burdenshare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundArchiveTest {
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final String FIGURES = "Poland,2.2\n".repeat(100);

  @ParameterizedTest
  @EnumSource(Zip64Mode.class)
  void streamedArchives_areReadWhateverTheirSizesAreWrittenAs(Zip64Mode mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(mode);
      for (String name : new String[] {"a.csv", "b.csv"}) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(FIGURES.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
    }

    assertThat(contents(bytes.toByteArray()))
        .containsExactly(Map.entry("a.csv", FIGURES), Map.entry("b.csv", FIGURES));
  }

  @ParameterizedTest
  @EnumSource(Zip64Mode.class)
  void streamedWorkbooks_areReadWhateverTheirSizesAreWrittenAs(Zip64Mode mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
      workbook.setZip64Mode(mode);
      workbook.createSheet("Shares").createRow(0).createCell(0).setCellValue(2.2);
      workbook.write(bytes);
    }

    assertThat(contents(bytes.toByteArray()))
        .containsKey("[Content_Types].xml")
        .hasEntrySatisfying(
            "xl/worksheets/sheet1.xml", sheet -> assertThat(sheet).contains("<v>2.2</v>"));
  }

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void changedFigure_isNoFigure(int method) throws IOException {
    byte[] bytes = zip(method);
    int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1234567");
    bytes[method == ZipEntry.STORED ? place : bytes.length / 3]++;

    assertThatIOException().isThrownBy(() -> contents(bytes));
  }

  @Test
  void archiveCutOffInItsContent_isDamaged() throws IOException {
    byte[] bytes = zip(ZipEntry.DEFLATED);

    int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int length = directory - 1; length > LOCAL_HEADER_BYTES; length--) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().as("%d bytes", length).isThrownBy(() -> contents(cut));
    }
  }

  private static byte[] zip(int method) throws IOException {
    byte[] figures = ("Poland,1234567\n" + FIGURES).getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(figures);
    ZipEntry entry = new ZipEntry("a.csv");
    entry.setMethod(method);
    entry.setSize(figures.length);
    entry.setCrc(checksum.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      zip.write(figures);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> contents(byte[] archive) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    SoundArchive.visit(
        new ByteArrayInputStream(archive),
        (name, content) ->
            contents.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
    return contents;
  }
}
