package org.burdenshare.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.io.function.IOBiConsumer;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * A ZIP archive whose entries match their checksums and inflate within the limits for workbooks.
 * Workbook readers ignore checksums, so a corrupted byte could silently become another figure.
 * Java's own stream of an archive refuses the large sizes that are written where an archive is
 * streamed.
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
    try (ZipArchiveInputStream archive = new ZipArchiveInputStream(in)) {
      ZipArchiveEntry entry = archive.getNextEntry();
      while (entry != null) {
        String name = entry.getName();
        if (++entries > ZipSecureFile.getMaxFileCount()) {
          throw new Excess(
              "it holds more than %d files".formatted(ZipSecureFile.getMaxFileCount()));
        }
        CheckedInputStream checked = new CheckedInputStream(archive, new CRC32());
        BoundedInputStream content = content(checked, name, MOST_BYTES - inflated);
        visitor.accept(name, content);
        content.transferTo(OutputStream.nullOutputStream());
        requireProportion(name, archive.getCompressedCount(), content.getCount());
        inflated += content.getCount();
        // The checksum may stand behind the content, where the next entry is looked for.
        ZipArchiveEntry next = archive.getNextEntry();
        if (checked.getChecksum().getValue() != entry.getCrc()) {
          throw new IOException("%s in it does not agree with its checksum".formatted(name));
        }
        entry = next;
      }
    } catch (EOFException e) {
      throw new IOException("it ends in the middle", e);
    }
  }

  private static BoundedInputStream content(InputStream archive, String name, long left)
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

  private static void requireProportion(String name, long packed, long inflated) throws Excess {
    if (inflated > ZipSecureFile.getGraceEntrySize()
        && packed < inflated * ZipSecureFile.getMinInflateRatio()) {
      throw new Excess(
          "%s in it inflates from %d to %d bytes, beyond all proportion"
              .formatted(name, packed, inflated));
    }
  }
}
