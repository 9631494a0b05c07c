package org.swath.jobs.driver;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Reads a count that starts at zero and grows for a while, such as the cores of executors that are
 * still being started, when it has come to rest.
 */
final class SettledCount {

  static final Duration QUIET = Duration.ofSeconds(2);
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long POLL_MILLIS = 100;

  private final LongSupplier nanoTime;
  private final LongConsumer sleepMillis;

  /**
   * @param nanoTime a clock, as {@link System#nanoTime()}
   * @param sleepMillis lets time pass
   */
  SettledCount(LongSupplier nanoTime, LongConsumer sleepMillis) {
    this.nanoTime = nanoTime;
    this.sleepMillis = sleepMillis;
  }

  /**
   * Waits until the count is above zero and has not changed for {@link #QUIET}; after {@link
   * #PATIENCE}, or when told to give up, takes what there is.
   */
  int of(IntSupplier count, BooleanSupplier givenUp) {
    long start = nanoTime.getAsLong();
    long changed = start;
    int last = count.getAsInt();
    long now = start;
    while (now - start < PATIENCE.toNanos() && !givenUp.getAsBoolean()) {
      if (last > 0 && now - changed >= QUIET.toNanos()) {
        break;
      }
      sleepMillis.accept(POLL_MILLIS);
      now = nanoTime.getAsLong();
      int current = count.getAsInt();
      if (current != last) {
        last = current;
        changed = now;
      }
    }
    return last;
  }
}
