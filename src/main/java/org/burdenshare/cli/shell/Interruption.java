package org.burdenshare.cli.shell;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.burdenshare.vocabulary.Failure;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Makes Ctrl-C cancel the running statement and not the process. */
final class Interruption {
  private final SparkContext spark;
  private final AtomicReference<String> running = new AtomicReference<>();

  Interruption(Terminal terminal, SparkContext spark) {
    this.spark = spark;
    terminal.handle(Signal.INT, signal -> interrupt());
  }

  /** Cancels the Spark jobs of the running statement, also those not yet submitted. */
  private void interrupt() {
    String group = running.getAndSet(null);
    if (group != null) {
      spark.cancelJobGroupAndFutureJobs(group, "Ctrl-C at the prompt");
    }
  }

  /** Runs work that Ctrl-C cancels; a cancelled one ends with a failure. */
  void around(Runnable work) {
    String group = UUID.randomUUID().toString();
    running.set(group);
    spark.setJobGroup(group, "a statement of the prompt", true);
    try {
      work.run();
    } catch (RuntimeException e) {
      throw running.get() == null ? Failure.of(Failure.Kind.USAGE, "Cancelled.", e) : e;
    } finally {
      running.set(null);
      spark.clearJobGroup();
    }
  }
}
