package org.burdenshare.report;

import java.io.PrintStream;
import java.util.Locale;

/** What a person sees while a run works: one line a stage with what, how many and seconds. */
public final class Progress {
  private final PrintStream out;
  private final PrintStream err;
  private long stageStart = System.nanoTime();

  /**
   * @param out for stages and answers
   * @param err for warnings
   */
  public Progress(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** A stage is done. */
  public void stage(String name, String result) {
    long now = System.nanoTime();
    out.printf(Locale.ROOT, "  %-13s %-58s %6.1f s%n", name, result, (now - stageStart) / 1e9);
    stageStart = now;
  }

  /** Something that a person should look at. */
  public void warn(String sentence) {
    err.println("  " + sentence);
  }

  /** Text as it is. */
  public void tell(String text) {
    out.println(text);
  }
}
