package org.burdenshare.edition;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
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
 * One release of one publication, found among the inputs.
 *
 * @param record its description
 * @param sha256 checksum of the content and of its sidecar
 * @param file the file with its figures
 * @param format the format that recognised the file
 */
public record Edition(EditionRecord record, String sha256, SourceFile file, SourceFormat format) {
  /** Inspects a file and its sidecar; {@code vintage} is the command line's, or null. */
  static Edition of(FileSystem files, Path path, String name, LocalDate vintage)
      throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    Optional<Sidecar> sidecar = sidecar(files, path, name, digest);
    Map<String, String> columns = sidecar.map(Sidecar::columns).orElseGet(Map::of);
    SourceFile file = new InputFiles(files).sourceFile(path, name, columns, digest);
    SourceFormats.otherKind(file)
        .ifPresent(
            sentence -> {
              throw Failure.of(Failure.Kind.BAD_DATA, sentence);
            });
    SourceFormat format =
        SourceFormats.recognise(file)
            .orElseThrow(() -> Failure.of(Failure.Kind.BAD_DATA, SourceFormats.unknown(file)));
    requireReadable(file);
    return new Edition(
        EditionRecord.of(name, vintage, sidecar, format.claim(file)),
        HexFormat.of().formatHex(digest.digest()),
        file,
        format);
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
    InputFiles inputs = new InputFiles(files);
    if (!files.exists(record) && !inputs.isLink(record)) {
      return Optional.empty();
    }
    try (InputStream in = inputs.open(record, name + Sidecar.SUFFIX)) {
      byte[] yaml = in.readAllBytes();
      digest.update(yaml);
      return Optional.of(Sidecar.parse(name + Sidecar.SUFFIX, yaml));
    }
  }

  /** The edition id: the sidecar's, or publisher and vintage date. */
  public String editionId() {
    return record.editionId();
  }

  /** The description from the file and its sidecar. */
  public Description description() {
    return record.description();
  }

  /** The basis of military expenditure; null for GDP and population. */
  public String basis() {
    return description().basis();
  }

  /** The day of release. */
  public LocalDate vintageDate() {
    return description().vintage().day();
  }

  /** Returns whether its day of release is only approximate. */
  boolean isUncertain() {
    return description().vintage().doubt() != null;
  }

  /** Returns whether its file has a sidecar. */
  boolean hasSidecar() {
    return record.sidecar() != null;
  }

  /** Returns whether the user named this edition, and by another id than this one. */
  boolean isNamedOtherThan(String editionId) {
    return record.namedBy() == EditionRecord.NamedBy.A_PERSON && !editionId().equals(editionId);
  }

  /** Returns whether the files are identical byte for byte, whatever their sidecars say. */
  boolean hasBytesOf(Edition other) {
    return bytes().equals(other.bytes());
  }

  /** The identity of the bytes: equal for files that are identical byte for byte. */
  List<Object> bytes() {
    return file.layout() == SourceFile.Layout.DELTA
        ? List.of(sha256)
        : List.of(file.parts().stream().map(SourceFile.Part::sha256).toList(), file.columns());
  }
}
