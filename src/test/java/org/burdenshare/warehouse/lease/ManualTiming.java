package org.burdenshare.warehouse.lease;

import java.time.Duration;

/** Time that passes where a test says so. */
public final class ManualTiming implements Timing {
  private final Runnable atEachPause;
  private Duration between;
  private Runnable work;
  private boolean ended;

  public ManualTiming() {
    this(() -> {});
  }

  /**
   * @param atEachPause what happens while somebody waits
   */
  public ManualTiming(Runnable atEachPause) {
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
  public void pass() {
    work.run();
  }

  public Duration between() {
    return between;
  }

  public boolean isEnded() {
    return ended;
  }
}
