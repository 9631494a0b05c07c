package org.swath.jobs.driver;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.Setback;

/**
 * What is done when an attempt came to nothing. Pure.
 *
 * <p>No run fails by the company it is in: a cohort of several runs is divided before any of them
 * is given up. What a run does alone is its own: an error at once, memory or a hang the second
 * time, a lost process when nothing else ran. Storage is given time, and, like machines that go
 * away, never makes a run fail.
 */
final class RetryPolicy {

  /** Attempts that storage may stop before the runs are left for another day. */
  static final int STORAGE_TRIES = 5;

  /** Attempts at a run after which a cluster that keeps taking executors away is given up. */
  static final int MOST_TRIES = 30;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int PAUSE_FACTOR = 3;

  /** What to do next. */
  sealed interface Decision {}

  /**
   * Give these orders.
   *
   * @param pause to let go by before
   */
  record Again(List<CohortOrder> orders, Duration pause) implements Decision {
    Again {
      orders = List.copyOf(orders);
    }
  }

  /** Leave the runs without a result: the same command may try them again. */
  record Leave(String reason) implements Decision {}

  private RetryPolicy() {}

  /**
   * Decides.
   *
   * @param order what was ordered, the setback's attempts counted in
   */
  static Decision after(CohortOrder order, Setback setback) {
    return switch (setback.failure()) {
      case STORAGE -> afterStorage(order, setback);
      case PROCESS_LOST -> afterLoss(order, setback);
      case EXECUTOR_LOST ->
          order.tries() < MOST_TRIES ? now(Stream.of(order)) : new Leave(setback.inWords());
      case OUT_OF_MEMORY ->
          order.lanes() > 1 ? now(halves(order)) : now(Stream.of(order.in(Mode.LAST_TRY)));
      case HANG ->
          order.lanes() > 1
              ? now(eachAlone(order, Mode.TRAIN))
              : now(Stream.of(order.in(Mode.LAST_TRY)));
      case TRAINING_ERROR -> now(eachAlone(order, Mode.LAST_TRY));
    };
  }

  /** The pause before an order or a commit that storage has stopped so often. */
  static Duration pauseAfter(int storageSetbacks) {
    return FIRST_PAUSE.multipliedBy((long) Math.pow(PAUSE_FACTOR, storageSetbacks - 1));
  }

  private static Decision afterStorage(CohortOrder order, Setback setback) {
    return order.storageSetbacks() < STORAGE_TRIES
        ? new Again(List.of(order), pauseAfter(order.storageSetbacks()))
        : new Leave(setback.inWords());
  }

  private static Decision afterLoss(CohortOrder order, Setback setback) {
    return switch (order.mode()) {
      case TRAIN, LAST_TRY -> now(eachAlone(order, Mode.ISOLATED));
      case ISOLATED -> now(Stream.of(order.toRecord(setback.inWords())));
      case RECORD -> new Leave(setback.inWords() + ", even where nothing was trained");
    };
  }

  private static Decision now(Stream<CohortOrder> orders) {
    return new Again(orders.toList(), Duration.ZERO);
  }

  private static Stream<CohortOrder> halves(CohortOrder order) {
    int middle = (order.lanes() + 1) / 2;
    return Stream.of(
        order.of(order.cohort().runs().subList(0, middle)),
        order.of(order.cohort().runs().subList(middle, order.lanes())));
  }

  private static Stream<CohortOrder> eachAlone(CohortOrder order, Mode mode) {
    return order.cohort().runs().stream().map(run -> order.of(List.of(run)).in(mode));
  }
}
