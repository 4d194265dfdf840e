package org.burdenshare.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What one pass over a file tells: its checksum, its first line and whether it is UTF-8.
 *
 * @param sha256 checksum of the bytes
 * @param firstLine the first line without a byte order mark
 * @param firstBadByte offset of the first byte that is not UTF-8, or -1
 * @param parquet whether it begins as a Parquet file
 */
record Content(String sha256, String firstLine, long firstBadByte, boolean parquet) {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FIRST_LINE_BYTES = 1 << 16;
  private static final byte[] PARQUET_MAGIC = {'P', 'A', 'R', '1'};

  static Content of(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    Utf8Check utf8 = new Utf8Check();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    int read;
    while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
      digest.update(buffer, 0, read);
      if (head.size() < FIRST_LINE_BYTES) {
        head.write(buffer, 0, Math.min(read, FIRST_LINE_BYTES - head.size()));
      }
      utf8.accept(buffer, read);
    }
    byte[] first = head.toByteArray();
    return new Content(
        HexFormat.of().formatHex(digest.digest()),
        firstLine(new String(first, StandardCharsets.UTF_8)),
        utf8.finish(),
        startsWithMagic(first));
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean startsWithMagic(byte[] head) {
    return head.length >= PARQUET_MAGIC.length
        && Arrays.equals(head, 0, PARQUET_MAGIC.length, PARQUET_MAGIC, 0, PARQUET_MAGIC.length);
  }

  private static String firstLine(String head) {
    String text = head.startsWith("\uFEFF") ? head.substring(1) : head;
    return text.lines().findFirst().orElse("");
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
