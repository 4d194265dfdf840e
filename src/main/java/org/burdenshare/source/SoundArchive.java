package org.burdenshare.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.function.IOBiConsumer;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * A ZIP archive whose entries match their checksums and inflate within the limits for workbooks.
 * Workbook readers ignore checksums, so a corrupted byte could silently become another figure.
 */
public final class SoundArchive {
  private static final long MOST_BYTES = 1L << 30;
  private static final long MOST_BYTES_OF_AN_ENTRY = 1L << 29;
  private static final double LEAST_INFLATE_RATIO = 0.005;

  static {
    ZipSecureFile.setMaxEntrySize(MOST_BYTES_OF_AN_ENTRY);
    ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
  }

  private SoundArchive() {}

  /** An archive exceeds the limits of inflation; the message is part of a sentence. */
  public static final class Excess extends IOException {
    private static final long serialVersionUID = 1L;

    private Excess(String found) {
      super(found);
    }
  }

  /**
   * Opens the verified archive.
   *
   * @throws IOException if an entry does not match its checksum, or if the archive exceeds the
   *     limits of inflation
   */
  public static InputStream of(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    visit(new ByteArrayInputStream(bytes), (name, content) -> {});
    return new ByteArrayInputStream(bytes);
  }

  /**
   * Shows every entry to a visitor, without holding any of them in memory.
   *
   * @param visitor takes the name of an entry and its content, which it need not read
   * @throws Excess if there are too many entries or they exceed the limits of inflation
   * @throws IOException if an entry does not match its checksum
   */
  public static void visit(InputStream in, IOBiConsumer<String, InputStream> visitor)
      throws IOException {
    long entries = 0;
    long inflated = 0;
    try (ZipInputStream archive = new ZipInputStream(in)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        if (++entries > ZipSecureFile.getMaxFileCount()) {
          throw new Excess(
              "it holds more than %d files".formatted(ZipSecureFile.getMaxFileCount()));
        }
        BoundedInputStream content = content(archive, entry.getName(), MOST_BYTES - inflated);
        visitor.accept(entry.getName(), content);
        content.transferTo(OutputStream.nullOutputStream());
        archive.closeEntry();
        requireProportion(entry, content.getCount());
        inflated += content.getCount();
      }
    } catch (EOFException e) {
      throw new IOException("it ends in the middle", e);
    }
  }

  private static BoundedInputStream content(ZipInputStream archive, String name, long left)
      throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(archive)
        .setMaxCount(Math.min(ZipSecureFile.getMaxEntrySize() + 1, left))
        .setOnMaxCount(
            (most, count) -> {
              throw count > ZipSecureFile.getMaxEntrySize()
                  ? new Excess(
                      "%s in it inflates to more than %d bytes"
                          .formatted(name, ZipSecureFile.getMaxEntrySize()))
                  : new Excess("it inflates to more than %d bytes".formatted(MOST_BYTES));
            })
        .get();
  }

  private static void requireProportion(ZipEntry entry, long inflated) throws Excess {
    if (inflated > ZipSecureFile.getGraceEntrySize()
        && entry.getCompressedSize() < inflated * ZipSecureFile.getMinInflateRatio()) {
      throw new Excess(
          "%s in it inflates from %d to %d bytes, beyond all proportion"
              .formatted(entry.getName(), entry.getCompressedSize(), inflated));
    }
  }
}
