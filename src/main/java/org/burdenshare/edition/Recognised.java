package org.burdenshare.edition;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.source.Description;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.vocabulary.Failure;

/**
 * A file in a format that is known.
 *
 * @param sidecar the record beside it
 * @param file where its figures are
 * @param format the format that recognised it
 * @param claim what it says of itself
 * @param sha256 checksum of the content and its record
 */
record Recognised(
    Optional<Sidecar> sidecar,
    SourceFile file,
    SourceFormat format,
    Optional<Description> claim,
    String sha256) {

  /**
   * Looks at a file and its record.
   *
   * @param name how it is called in messages
   * @throws IOException if it cannot be read
   * @throws Failure if it is damaged or of no known format
   */
  static Recognised of(FileSystem files, Path path, String name) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    Optional<Sidecar> sidecar = sidecar(files, path, name, digest);
    Map<String, String> columns = sidecar.map(Sidecar::columns).orElseGet(Map::of);
    SourceFile file = new InputFiles(files).sourceFile(path, name, columns, digest);
    OtherKind.sentence(file)
        .ifPresent(
            sentence -> {
              throw Failure.of(Failure.Kind.BAD_DATA, sentence);
            });
    SourceFormat format =
        SourceFormats.recognise(file)
            .orElseThrow(() -> Failure.of(Failure.Kind.BAD_DATA, SourceFormats.unknown(file)));
    requireReadable(file);
    return new Recognised(
        sidecar, file, format, format.claim(file), HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * The edition that it is.
   *
   * @param vintage the day of release by the command line; null if not given
   * @throws Failure naming what nobody says of it, or if it is still to come
   */
  Edition edition(LocalDate vintage, Clock clock) {
    EditionRecord said = EditionRecord.of(file.name(), vintage, sidecar, claim);
    said.requireReleased(file.name(), clock);
    return new Edition(said, sha256, file, format);
  }

  private static void requireReadable(SourceFile file) {
    if (file.head().problem() != null) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s is refused, for %s; download it again, or correct it."
              .formatted(file.name(), file.head().problem()));
    }
  }

  private static Optional<Sidecar> sidecar(
      FileSystem files, Path path, String name, MessageDigest digest) throws IOException {
    Path record = InputFiles.sidecarOf(path);
    if (!files.exists(record)) {
      return Optional.empty();
    }
    try (InputStream in = files.open(record)) {
      byte[] yaml = in.readAllBytes();
      digest.update(yaml);
      return Optional.of(Sidecar.parse(name + Sidecar.SUFFIX, yaml));
    }
  }
}
