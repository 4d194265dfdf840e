package org.burdenshare.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A value that is computed in the background while the run continues. */
public final class Async<T> {
  private final CompletableFuture<T> computed;

  private Async(CompletableFuture<T> computed) {
    this.computed = computed;
  }

  /** Starts computing on a thread with this one's context class loader, for the job's classes. */
  public static <T> Async<T> of(Supplier<T> work) {
    return new Async<>(
        CompletableFuture.supplyAsync(work, task -> new Thread(task, "meanwhile").start()));
  }

  /** Waits for the result; an exception of the work is rethrown here. */
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
