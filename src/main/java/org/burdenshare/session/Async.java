package org.burdenshare.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is computed while the run goes on: a machine of two cores has one to spare. */
public final class Async<T> {
  private final CompletableFuture<T> computed;

  private Async(CompletableFuture<T> computed) {
    this.computed = computed;
  }

  /** Begins to compute, in a thread that finds classes where this one does: those of the job. */
  public static <T> Async<T> of(Supplier<T> work) {
    return new Async<>(
        CompletableFuture.supplyAsync(work, task -> new Thread(task, "meanwhile").start()));
  }

  /** Waits for the result; what the work throws is thrown here. */
  public T result() {
    try {
      return computed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
