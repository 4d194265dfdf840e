package org.burdenshare.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * Shows a person the work of a run: one line a stage with what, how many and seconds, and a bar
 * where one takes long.
 */
public final class Progress {
  private final PrintStream out;
  private final PrintStream err;
  private final TerminalStyle screen;
  private final Telling telling;
  private final TaskBar bar;
  private long stageStart = System.nanoTime();

  /** The amount that a run prints, the least first. */
  public enum Telling {
    /** The answer, and where the tables are. */
    THE_ANSWER,
    /** Also the stages and a picture of the answer. */
    THE_STAGES,
    /** Also what each new edition holds. */
    EVERYTHING
  }

  /**
   * @param out for stages and answers
   * @param err for warnings
   * @param screen where both are seen
   */
  public Progress(PrintStream out, PrintStream err, TerminalStyle screen, Telling telling) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.telling = telling;
    this.bar = new TaskBar(out, screen);
  }

  /** Does work and shows meanwhile how far Spark is where it takes long. */
  public <T> T watching(SparkContext spark, Supplier<T> work) {
    if (tells(Telling.THE_STAGES)) {
      spark.addSparkListener(bar);
    }
    try {
      return work.get();
    } finally {
      spark.removeSparkListener(bar);
      bar.end();
    }
  }

  /** A stage is done. */
  public void stage(String name, String result) {
    long now = System.nanoTime();
    detail(
        String.format(
            Locale.ROOT, "  %-13s %-58s %6.1f s", name, result, (now - stageStart) / 1e9));
    stageStart = now;
  }

  /** Something that a person should look at. */
  public void warn(String sentence) {
    bar.end();
    err.println("  " + sentence);
  }

  /** True where the run prints at least so much. */
  public boolean tells(Telling least) {
    return telling.compareTo(least) >= 0;
  }

  /** Text beside the answer. */
  public void detail(String text) {
    if (tells(Telling.THE_STAGES)) {
      tell(text);
    }
  }

  /** Text of the answer. */
  public void tell(String text) {
    bar.end();
    out.println(text);
  }

  /** Prints lines apart from what stands before; nothing where there are none. */
  public void paragraph(List<String> lines) {
    if (!lines.isEmpty()) {
      tell("");
      lines.forEach(this::tell);
    }
  }

  /** The members ranked, after an empty line. */
  public void picture(Ranking ranking) {
    if (tells(Telling.THE_STAGES)) {
      paragraph(ranking.lines(screen));
    }
  }
}
