package org.burdenshare.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.LineLengths;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.workbook.FileHeads;
import org.burdenshare.source.workbook.OtherWorkbook;
import org.burdenshare.vocabulary.Failure;

/**
 * The result of one pass over a file: checksum, layout, head, and whether it is UTF-8.
 *
 * @param sha256 checksum of the bytes
 * @param layout the layout, recognised by the first bytes
 * @param head the beginning of the file
 * @param firstBadByte offset of the first byte that is not UTF-8, or -1
 */
record Content(String sha256, SourceFile.Layout layout, FileHead head, long firstBadByte) {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int MAGIC_BYTES = 4;
  private static final int FIRST_BYTES = 1 << 16;
  private static final int LAST_BYTES = 1 << 16;

  /** The largest workbook or archive that is read, since it is held in memory. */
  private static final int MOST_PACKED_BYTES = 1 << 27;

  /** Two ASCII characters in UTF-16, little-endian, without a byte order mark. */
  private static final Pattern IN_TWO_BYTES = Pattern.compile("(?:[2-7].00){2}");

  private static final String WORKBOOK_PART = "[Content_Types].xml";

  /** Reads a file; {@code name} identifies it in messages. */
  static Content of(InputStream file, String name) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    InputStream in = new DigestInputStream(file, digest);
    Utf8Check utf8 = new Utf8Check();
    LineLengths lines = new LineLengths();
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    byte[] last = new byte[0];
    byte[] next = in.readNBytes(BUFFER_BYTES);
    int most = isPacked(layout(next, next)) ? MOST_PACKED_BYTES : FIRST_BYTES;
    long length = 0;
    for (; next.length > 0; next = in.readNBytes(BUFFER_BYTES)) {
      held.write(next, 0, Math.min(next.length, most - held.size()));
      last = last(last, next);
      utf8.accept(next, false);
      lines.write(next);
      length += next.length;
    }
    utf8.accept(next, true);
    byte[] first = held.toByteArray();
    SourceFile.Layout layout = layout(first, last);
    return new Content(
        HexFormat.of().formatHex(digest.digest()),
        layout,
        isPacked(layout) && length > first.length
            ? FileHead.NONE.with("it has more than %d bytes".formatted(MOST_PACKED_BYTES))
            : head(name, layout, first, last)
                .with(layout.isText() ? LineLengths.problem(name, lines.endlessLine()) : null),
        utf8.firstBadByte);
  }

  /** The first line of a text file; empty for other layouts. */
  String firstLine() {
    return layout.isText() ? head.lines().stream().findFirst().orElse("") : "";
  }

  private static boolean isPacked(SourceFile.Layout layout) {
    return !layout.isText() && layout != SourceFile.Layout.PARQUET;
  }

  private static FileHead head(String name, SourceFile.Layout layout, byte[] first, byte[] last) {
    try {
      return FileHeads.of(layout, first, last);
    } catch (OtherWorkbook e) {
      throw Failure.of(Failure.Kind.BAD_DATA, "%s is %s.".formatted(name, e.getMessage()), e);
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s cannot be read as %s (it is cut off or damaged: %s); download it again."
              .formatted(name, layout.description(), Failure.firstLine(e)),
          e);
    }
  }

  private static byte[] last(byte[] before, byte[] next) {
    byte[] all = ArrayUtils.addAll(before, next);
    return ArrayUtils.subarray(all, all.length - LAST_BYTES, all.length);
  }

  /** A workbook is a ZIP archive whose central directory, at its end, names a workbook's parts. */
  private static SourceFile.Layout layout(byte[] first, byte[] last) {
    String magic = HexFormat.of().formatHex(first, 0, Math.min(MAGIC_BYTES, first.length));
    return switch (magic) {
      case "50415231" -> SourceFile.Layout.PARQUET;
      case "d0cf11e0" -> SourceFile.Layout.BINARY_WORKBOOK;
      case "504b0304" ->
          new String(last, StandardCharsets.ISO_8859_1).contains(WORKBOOK_PART)
              ? SourceFile.Layout.WORKBOOK
              : SourceFile.Layout.ARCHIVE;
      default ->
          magic.startsWith("fffe") || IN_TWO_BYTES.matcher(magic).matches()
              ? SourceFile.Layout.UTF16_TEXT
              : SourceFile.Layout.TEXT;
    };
  }

  /** Decodes UTF-8 incrementally and remembers the offset of the first undecodable byte. */
  private static final class Utf8Check {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer sink = CharBuffer.allocate(BUFFER_BYTES + 8);
    private byte[] pending = {};
    private long decoded;
    private long firstBadByte = -1;

    void accept(byte[] bytes, boolean isLast) {
      if (firstBadByte < 0) {
        ByteBuffer input = ByteBuffer.wrap(ArrayUtils.addAll(pending, bytes));
        CoderResult result = decoder.decode(input, sink.clear(), isLast);
        decoded += input.position();
        pending = ArrayUtils.subarray(input.array(), input.position(), input.limit());
        firstBadByte = result.isError() ? decoded : -1;
      }
    }
  }
}
