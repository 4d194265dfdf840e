package org.burdenshare.packed;

import java.util.function.Function;
import org.apache.spark.unsafe.types.UTF8String;

/** Remembers the last answer, for rows come in runs of one edition or area. */
final class LastLookup<T> {
  private final Function<UTF8String, T> lookup;
  private UTF8String last;
  private T answer;

  LastLookup(Function<UTF8String, T> lookup) {
    this.lookup = lookup;
  }

  /** What the function gives for a name. */
  T of(UTF8String name) {
    if (last == null || !last.equals(name)) {
      last = name.clone();
      answer = lookup.apply(last);
    }
    return answer;
  }
}
