package org.burdenshare.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.burdenshare.source.LineLengths;
import org.burdenshare.source.SourceFile;

/**
 * The result of one pass over a file: its checksum, how it is laid out, how it begins and ends, and
 * whether it is UTF-8.
 *
 * @param sha256 checksum of the bytes
 * @param layout how its bytes are laid out, by how they begin
 * @param first its first characters without a byte order mark
 * @param last its last characters
 * @param firstBadByte offset of the first byte that is not UTF-8, or -1
 * @param endlessLine the first line that is longer than a line may be, 1 is the first; 0 for none
 */
record Content(
    String sha256,
    SourceFile.Layout layout,
    String first,
    String last,
    long firstBadByte,
    long endlessLine) {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FIRST_BYTES = 1 << 16;
  private static final int LAST_BYTES = 1 << 16;
  private static final String ARCHIVE = "504b0304";
  private static final String WORKBOOK_PART = "[Content_Types].xml";
  private static final Map<String, SourceFile.Layout> BY_FIRST_BYTES =
      Map.of(
          "50415231",
          SourceFile.Layout.PARQUET,
          "d0cf11e0",
          SourceFile.Layout.BINARY_WORKBOOK,
          ARCHIVE,
          SourceFile.Layout.ARCHIVE);

  static Content of(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    Utf8Check utf8 = new Utf8Check();
    LineLengths lines = new LineLengths();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] tail = new byte[0];
    byte[] buffer = new byte[BUFFER_BYTES];
    int read;
    while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
      digest.update(buffer, 0, read);
      if (head.size() < FIRST_BYTES) {
        head.write(buffer, 0, Math.min(read, FIRST_BYTES - head.size()));
      }
      tail = last(tail, buffer, read);
      utf8.accept(buffer, read);
      lines.accept(buffer, read);
    }
    byte[] first = head.toByteArray();
    SourceFile.Layout layout = layout(first, tail);
    Charset charset =
        layout == SourceFile.Layout.UTF16_TEXT ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    String begins = new String(first, charset);
    return new Content(
        HexFormat.of().formatHex(digest.digest()),
        layout,
        begins.startsWith("\uFEFF") ? begins.substring(1) : begins,
        new String(tail, charset),
        utf8.finish(),
        lines.endlessLine());
  }

  /** Returns whether it is made of lines. */
  boolean isText() {
    return layout == SourceFile.Layout.TEXT || layout == SourceFile.Layout.UTF16_TEXT;
  }

  /** The first line. */
  String firstLine() {
    return first.lines().findFirst().orElse("");
  }

  private static byte[] last(byte[] before, byte[] buffer, int length) {
    byte[] all = Arrays.copyOf(before, before.length + length);
    System.arraycopy(buffer, 0, all, before.length, length);
    return Arrays.copyOfRange(all, Math.max(0, all.length - LAST_BYTES), all.length);
  }

  /** A workbook is an archive whose directory, at its end, names the parts of a workbook. */
  private static SourceFile.Layout layout(byte[] first, byte[] last) {
    String magic = HexFormat.of().formatHex(first, 0, Math.min(4, first.length));
    if (magic.startsWith("fffe")) {
      return SourceFile.Layout.UTF16_TEXT;
    }
    if (magic.equals(ARCHIVE)
        && new String(last, StandardCharsets.ISO_8859_1).contains(WORKBOOK_PART)) {
      return SourceFile.Layout.WORKBOOK;
    }
    return BY_FIRST_BYTES.getOrDefault(magic, SourceFile.Layout.TEXT);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decodes as it goes and remembers the first byte that cannot be decoded. */
  private static final class Utf8Check {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer sink = CharBuffer.allocate(BUFFER_BYTES + 8);
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private long consumed;
    private long firstBadByte = -1;

    void accept(byte[] bytes, int length) {
      if (firstBadByte >= 0) {
        return;
      }
      ByteBuffer input = ByteBuffer.allocate(pending.remaining() + length);
      input.put(pending).put(bytes, 0, length).flip();
      decode(input, false);
      pending = input;
    }

    long finish() {
      if (firstBadByte < 0) {
        decode(pending, true);
      }
      return firstBadByte;
    }

    private void decode(ByteBuffer input, boolean endOfInput) {
      int start = input.position();
      sink.clear();
      CoderResult result = decoder.decode(input, sink, endOfInput);
      consumed += input.position() - start;
      if (result.isError()) {
        firstBadByte = consumed;
      }
    }
  }
}
