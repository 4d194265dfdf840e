package org.burdenshare.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import picocli.CommandLine.IVersionProvider;

/** The version of the program with a fingerprint of its classes: other code, other results. */
final class CodeVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"burdenshare " + current()};
  }

  static String current() {
    String version =
        Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
            .orElse("development");
    return fingerprint().map(print -> version + "+" + print).orElse(version);
  }

  private static Optional<String> fingerprint() {
    try {
      File code =
          new File(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.isFile() ? Optional.of(fingerprint(code)) : Optional.empty();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fingerprint(File code) throws IOException {
    CRC32 sum = new CRC32();
    try (JarFile jar = new JarFile(code)) {
      jar.stream()
          .filter(entry -> entry.getName().startsWith("org/burdenshare/"))
          .sorted(Comparator.comparing(ZipEntry::getName))
          .map(entry -> Long.toHexString(entry.getCrc()))
          .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
    }
    return Long.toHexString(sum.getValue());
  }
}
