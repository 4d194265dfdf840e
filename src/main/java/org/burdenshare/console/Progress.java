package org.burdenshare.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/** Prints the progress of a run: a line a stage with counts and seconds, a bar if it is long. */
public final class Progress {
  private final PrintStream out;
  private final PrintStream err;
  private final TerminalStyle screen;
  private final Verbosity verbosity;
  private final TaskBar bar;
  private long stageStart = System.nanoTime();

  /** The verbosity levels, the quietest first. */
  public enum Verbosity {
    /** Prints the answer and the location of the tables. */
    THE_ANSWER,
    /** Adds the stages and a chart of the answer. */
    THE_STAGES,
    /** Adds the content of each new edition. */
    EVERYTHING
  }

  /**
   * @param out for stages and answers
   * @param err for warnings
   * @param screen the terminal that shows both
   */
  public Progress(PrintStream out, PrintStream err, TerminalStyle screen, Verbosity verbosity) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.verbosity = verbosity;
    this.bar = new TaskBar(out, screen);
  }

  /** Runs work and shows Spark's progress if it takes long. */
  public <T> T watching(SparkContext spark, Supplier<T> work) {
    if (prints(Verbosity.THE_STAGES)) {
      spark.addSparkListener(bar);
    }
    try {
      return work.get();
    } finally {
      spark.removeSparkListener(bar);
      bar.end();
    }
  }

  /** Prints the line of a finished stage. */
  public void stage(String name, String result) {
    long now = System.nanoTime();
    detail(
        String.format(
            Locale.ROOT, "  %-13s %-58s %6.1f s", name, result, (now - stageStart) / 1e9));
    stageStart = now;
  }

  /** Prints a warning. */
  public void warn(String sentence) {
    bar.end();
    err.println("  " + sentence);
  }

  /** Returns whether the run prints at this level. */
  public boolean prints(Verbosity least) {
    return verbosity.compareTo(least) >= 0;
  }

  /** Prints text that accompanies the answer. */
  public void detail(String text) {
    if (prints(Verbosity.THE_STAGES)) {
      tell(text);
    }
  }

  /** Prints text of the answer. */
  public void tell(String text) {
    bar.end();
    out.println(text);
  }

  /** Prints lines after an empty line; nothing if there are none. */
  public void paragraph(List<String> lines) {
    if (!lines.isEmpty()) {
      tell("");
      lines.forEach(this::tell);
    }
  }

  /** Prints the ranking of members after an empty line. */
  public void picture(Ranking ranking) {
    if (prints(Verbosity.THE_STAGES)) {
      paragraph(ranking.lines(screen));
    }
  }
}
