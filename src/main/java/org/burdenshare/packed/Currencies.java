package org.burdenshare.packed;

import org.apache.spark.unsafe.types.UTF8String;

/** Currency codes as numbers in the order of the codes. */
final class Currencies {
  static final int NOT_SAID = 0;

  /** The code of a currency whose label is not to be trusted. */
  static final int UNKNOWN = number(UTF8String.fromString("XXX"));

  private static final int LETTERS = 3;

  private Currencies() {}

  /** The number of a code of three letters; observations have no other. */
  static int number(UTF8String code) {
    if (code.numBytes() != LETTERS) {
      throw new IllegalArgumentException("currency " + code + " is no code of three letters");
    }
    return code.getByte(0) << 16 | code.getByte(1) << 8 | code.getByte(2);
  }
}
