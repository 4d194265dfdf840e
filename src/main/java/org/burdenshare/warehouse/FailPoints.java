package org.burdenshare.warehouse;

/** What happens to a run between its steps: nothing, unless a test lets it stop or be overtaken. */
interface FailPoints {
  FailPoints NONE = step -> {};

  /** The run has come to a step. */
  void reached(Step step);
}
