package org.burdenshare.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An archive whose every entry agrees with its checksum. Workbooks are read without looking at
 * checksums, and a byte that changed on the way could become another figure.
 */
final class SoundArchive {
  private static final long MOST_BYTES = 1L << 30;

  private SoundArchive() {}

  /**
   * The archive, to be read from its beginning.
   *
   * @throws IOException if an entry is not what its checksum says, or if the archive inflates
   *     beyond all proportion
   */
  static InputStream of(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    long inflated = 0;
    try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        inflated += archive.skip(MOST_BYTES - inflated);
        if (inflated >= MOST_BYTES) {
          throw new IOException("it inflates to more than " + MOST_BYTES + " bytes");
        }
      }
    } catch (EOFException e) {
      throw new IOException("it ends in the middle", e);
    }
    return new ByteArrayInputStream(bytes);
  }
}
