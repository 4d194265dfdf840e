package org.burdenshare.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;

/** Gives workbooks the properties that they say of their making. */
public final class WorkbookProperties {
  private WorkbookProperties() {}

  /**
   * The same workbook, begun and last saved on these days.
   *
   * @param created the day as 2022-06-20
   * @param modified likewise
   */
  public static byte[] made(byte[] workbook, String created, String modified) {
    try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      parts.getPackageProperties().setCreatedProperty(Optional.of(morning(created)));
      parts.getPackageProperties().setModifiedProperty(Optional.of(morning(modified)));
      parts.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Date morning(String day) {
    return Date.from(Instant.parse(day + "T08:00:00Z"));
  }
}
