package org.burdenshare.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Shows the finished tasks of a Spark stage, their rate and the time left: a bar that disappears
 * with its stage, or an occasional line in a log. Short stages show nothing.
 */
final class TaskBar extends SparkListener {
  private static final Duration LONG_ON_A_TERMINAL = Duration.ofSeconds(2);
  private static final Duration LONG_IN_A_LOG = Duration.ofSeconds(10);
  private static final int MILLIS_BETWEEN_DRAWINGS = 250;
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final TerminalStyle screen;
  private final Map<Integer, Stage> stages = new ConcurrentHashMap<>();
  private ProgressBar bar;
  private int shown;

  /** A running stage. */
  private static final class Stage {
    private final int tasks;
    private final long start = System.nanoTime();
    private int done;

    Stage(int tasks) {
      this.tasks = tasks;
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  TaskBar(PrintStream out, TerminalStyle screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    stages.put(event.stageInfo().stageId(), new Stage(event.stageInfo().numTasks()));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    Stage stage = stages.get(event.stageId());
    if (stage == null || !event.taskInfo().successful()) {
      return;
    }
    stage.done++;
    if (bar == null && stage.done < stage.tasks && stage.age().compareTo(patience()) >= 0) {
      shown = event.stageId();
      bar = bar(stage);
    }
    if (bar != null && shown == event.stageId()) {
      bar.stepTo(stage.done);
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    stages.remove(event.stageInfo().stageId());
    if (shown == event.stageInfo().stageId()) {
      end();
    }
  }

  /** Clears the bar, so that other output can be printed. */
  synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private Duration patience() {
    return screen.isTerminal() ? LONG_ON_A_TERMINAL : LONG_IN_A_LOG;
  }

  private ProgressBar bar(Stage stage) {
    ProgressBarBuilder builder =
        ProgressBar.builder()
            .setTaskName(INDENT + "working")
            .setInitialMax(stage.tasks)
            .setUnit(" tasks", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .startsFrom(stage.done, stage.age());
    return screen.isTerminal()
        ? builder
            .setConsumer(onOneLine())
            .setUpdateIntervalMillis(MILLIS_BETWEEN_DRAWINGS)
            .clearDisplayOnFinish()
            .build()
        : builder
            .setConsumer(new DelegatingProgressBarConsumer(out::println, screen.width()))
            .setUpdateIntervalMillis((int) LONG_IN_A_LOG.toMillis())
            .build();
  }

  /** Draws on the current line, which later output overwrites. */
  private ConsoleProgressBarConsumer onOneLine() {
    return new ConsoleProgressBarConsumer(out, screen.width() - 1) {
      @Override
      public void close() {
        out.flush();
      }
    };
  }
}
