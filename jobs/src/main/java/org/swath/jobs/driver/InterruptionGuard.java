package org.swath.jobs.driver;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Lets a sweep end well when the process is told to stop (Ctrl-C, SIGTERM): the sweep is told, and
 * the process waits a moment for it to commit what has come back.
 *
 * <p>Uses Hadoop's ordered shutdown hooks, to come before Spark's and before file systems are
 * closed.
 */
final class InterruptionGuard implements AutoCloseable {

  /** Above Spark's context (50) and Hadoop's file systems (10). */
  private static final int PRIORITY = 100;

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable hook;

  private InterruptionGuard(Runnable interrupt) {
    this.hook =
        () -> {
          interrupt.run();
          try {
            boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
              System.err.println(
                  "The sweep did not stop in time; the same command continues from what is saved.");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
  }

  /**
   * @param interrupt called on another thread when the process is told to stop
   */
  static InterruptionGuard around(Runnable interrupt) {
    InterruptionGuard guard = new InterruptionGuard(interrupt);
    ShutdownHookManager.get()
        .addShutdownHook(guard.hook, PRIORITY, PATIENCE_SECONDS + 5, TimeUnit.SECONDS);
    return guard;
  }

  @Override
  public void close() {
    ended.countDown();
    ShutdownHookManager hooks = ShutdownHookManager.get();
    if (!hooks.isShutdownInProgress()) {
      hooks.removeShutdownHook(hook);
    }
  }
}
