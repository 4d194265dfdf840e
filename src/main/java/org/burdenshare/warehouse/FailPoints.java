package org.burdenshare.warehouse;

/** Hooks between the steps of a run, with which tests stop it or let it be overtaken. */
interface FailPoints {
  FailPoints NONE = step -> {};

  /** The run has come to a step. */
  void reached(Step step);
}
