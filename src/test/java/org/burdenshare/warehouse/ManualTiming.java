package org.burdenshare.warehouse;

import java.time.Duration;

/** Time that passes where a test says so. */
final class ManualTiming implements Timing {
  private final Runnable atEachPause;
  private Duration between;
  private Runnable work;
  private boolean ended;

  ManualTiming() {
    this(() -> {});
  }

  /**
   * @param atEachPause what happens while somebody waits
   */
  ManualTiming(Runnable atEachPause) {
    this.atEachPause = atEachPause;
  }

  @Override
  public Runnable again(Duration pause, Runnable newWork) {
    between = pause;
    work = newWork;
    return () -> ended = true;
  }

  @Override
  public void pause(Duration length) {
    atEachPause.run();
  }

  /** Lets the pause pass after which the work is done again. */
  void pass() {
    work.run();
  }

  Duration between() {
    return between;
  }

  boolean isEnded() {
    return ended;
  }
}
