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
 * is given up, and what may come from other tasks of the process is believed only of a run that is
 * trained when nothing else is. Storage is given time, and, like machines that go away, never makes
 * a run fail.
 */
final class RetryPolicy {

  /** Attempts that storage may stop before the runs are left for another day. */
  static final int STORAGE_TRIES = 5;

  /** Attempts at a run after which it is left for another day, whatever they came to. */
  static final int MOST_TRIES = 30;

  /** Attempts that unfit processes may stop before the sweep is given up. */
  static final int UNFIT_TRIES = 4;

  /** Why a run failed whose process Spark said nothing of. */
  private static final String UNHEARD = "its executor ended";

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

  /** Give the sweep up: no run of it would fare better. */
  record GiveUp(String reason) implements Decision {}

  private RetryPolicy() {}

  /**
   * Decides.
   *
   * @param order what was ordered, the setback's attempts counted in
   */
  static Decision after(CohortOrder order, Setback setback) {
    if (order.tries() >= MOST_TRIES) {
      return new Leave(setback.inWords());
    }
    return switch (setback.failure()) {
      case STORAGE -> afterStorage(order, setback);
      case UNFIT_PROCESS ->
          order.outsideSetbacks() < UNFIT_TRIES
              ? new Again(List.of(order), FIRST_PAUSE)
              : new GiveUp(setback.detail());
      case PROCESS_LOST -> afterLoss(order, setback);
      case EXECUTOR_LOST -> now(Stream.of(order));
      case OUT_OF_MEMORY -> now(order.lanes() > 1 ? halves(order) : isolated(order));
      case HANG -> now(order.lanes() > 1 ? eachAlone(order) : isolated(order));
      case TRAINING_ERROR -> now(eachAlone(order));
    };
  }

  /** The pause before an order or a commit that storage has stopped so often. */
  static Duration pauseAfter(int outsideSetbacks) {
    return FIRST_PAUSE.multipliedBy((long) Math.pow(PAUSE_FACTOR, outsideSetbacks - 1));
  }

  private static Decision afterStorage(CohortOrder order, Setback setback) {
    return order.outsideSetbacks() < STORAGE_TRIES
        ? new Again(List.of(order), pauseAfter(order.outsideSetbacks()))
        : new Leave(setback.inWords());
  }

  private static Decision afterLoss(CohortOrder order, Setback setback) {
    return switch (order.mode()) {
      case TRAIN -> now(isolated(order));
      case ISOLATED ->
          now(Stream.of(order.toRecord(setback.detail().isEmpty() ? UNHEARD : setback.detail())));
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

  private static Stream<CohortOrder> eachAlone(CohortOrder order) {
    return order.cohort().runs().stream().map(run -> order.of(List.of(run)));
  }

  private static Stream<CohortOrder> isolated(CohortOrder order) {
    return eachAlone(order).map(alone -> alone.in(Mode.ISOLATED));
  }
}
