package org.swath.jobs.executor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Trains on a thread of its own, while the task's thread watches: a training that hangs is given up
 * though it may never return, and one that is cancelled is asked to stop.
 */
final class SupervisedTraining {

  private static final long POLL_MILLIS = 100;
  private static final long GRACE_SECONDS = 5;

  private final Duration limit;
  private final BooleanSupplier cancelled;
  private volatile long lastBeatNanos = System.nanoTime();
  private volatile boolean stop;

  /**
   * @param limit the longest time between two signs of progress
   * @param cancelled whether the task was told to stop
   */
  SupervisedTraining(Duration limit, BooleanSupplier cancelled) {
    this.limit = limit;
    this.cancelled = cancelled;
  }

  /** Training has made progress. */
  void beat() {
    lastBeatNanos = System.nanoTime();
  }

  /** Whether the training should end as soon as it can do so well. */
  boolean stopRequested() {
    return stop;
  }

  /**
   * Trains.
   *
   * @throws HangException when there was no sign of progress within the limit; the training's
   *     thread was interrupted, and may still be running when it does not heed that
   * @throws ExecutionException with what the training threw
   */
  <T> T call(String name, Callable<T> training) throws ExecutionException {
    FutureTask<T> future = new FutureTask<>(training);
    Thread thread = new Thread(future, name);
    thread.setDaemon(true);
    beat();
    thread.start();
    while (true) {
      try {
        return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        stop |= cancelled.getAsBoolean();
      } catch (InterruptedException e) {
        // Spark interrupts a task only to cancel it; the training is asked, not torn.
        stop = true;
      }
      if (System.nanoTime() - lastBeatNanos > limit.toNanos()) {
        thread.interrupt();
        throw new HangException(limit, endsWithin(thread));
      }
    }
  }

  private static boolean endsWithin(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
