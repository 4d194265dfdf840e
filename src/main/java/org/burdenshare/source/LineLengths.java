package org.burdenshare.source;

import java.io.OutputStream;

/** Watches a stream of bytes for a line that is too long for any table. */
public final class LineLengths extends OutputStream {
  /** The longest line that is read, since readers hold a line in memory. */
  public static final int MOST_BYTES = 1 << 20;

  private long line = 1;
  private int length;
  private boolean afterReturn;
  private long endlessLine;

  /** A line ends with a line feed, a carriage return, or both. */
  @Override
  public void write(int character) {
    if (endlessLine != 0) {
      return;
    }
    if (character == '\n' || character == '\r') {
      if (!(character == '\n' && afterReturn)) {
        line++;
      }
      length = 0;
    } else if (++length > MOST_BYTES) {
      endlessLine = line;
    }
    afterReturn = character == '\r';
  }

  /** The number of the first line that is too long, from 1; 0 if there is none so far. */
  public long endlessLine() {
    return endlessLine;
  }

  /**
   * The problem of a too long line, as part of a sentence.
   *
   * @param place the file
   * @param endlessLine the line; 0 for none
   * @return null where there is none
   */
  public static String problem(String place, long endlessLine) {
    return endlessLine == 0
        ? null
        : "line %d of %s has more than %d bytes, and no line of a table is as long"
            .formatted(endlessLine, place, MOST_BYTES);
  }
}
