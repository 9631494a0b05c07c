package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.swath.jobs.driver.Orders.cohort;
import static org.swath.jobs.driver.Orders.numbers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.swath.jobs.driver.RetryPolicy.Again;
import org.swath.jobs.driver.RetryPolicy.Decision;
import org.swath.jobs.driver.RetryPolicy.Leave;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.FailureClass;
import org.swath.jobs.executor.Setback;

class RetryPolicyTest {

  @Test
  void aCohortOutOfMemoryIsHalvedUntilItsRunsAreAlone() {
    List<CohortOrder> halves = again(first(1, 5), FailureClass.OUT_OF_MEMORY);
    assertThat(halves)
        .extracting(order -> numbers(order.cohort()))
        .containsExactly(List.of(1, 2, 3), List.of(4, 5));
    assertThat(halves).extracting(CohortOrder::mode).containsOnly(Mode.TRAIN);

    List<CohortOrder> quarters = again(halves.get(1), FailureClass.OUT_OF_MEMORY);
    assertThat(quarters)
        .extracting(order -> numbers(order.cohort()))
        .containsExactly(List.of(4), List.of(5));
  }

  @Test
  void aRunOutOfMemoryOrHangingAloneIsTriedOnceMoreWhenNothingElseIsTrained() {
    for (FailureClass failure : List.of(FailureClass.OUT_OF_MEMORY, FailureClass.HANG)) {
      List<CohortOrder> orders = again(first(7, 7), failure);
      assertThat(orders).hasSize(1);
      assertThat(orders.get(0).mode()).isEqualTo(Mode.ISOLATED);
      assertThat(orders.get(0).tries()).as("the tries so far go with it").isEqualTo(1);
    }
  }

  @Test
  void runsOfACohortThatHangsOrThrowsAreTrainedAlone() {
    assertThat(again(first(1, 3), FailureClass.HANG))
        .extracting(order -> numbers(order.cohort()), CohortOrder::mode)
        .containsExactly(
            tuple(List.of(1), Mode.TRAIN),
            tuple(List.of(2), Mode.TRAIN),
            tuple(List.of(3), Mode.TRAIN));
    assertThat(again(first(1, 2), FailureClass.TRAINING_ERROR))
        .extracting(order -> numbers(order.cohort()), CohortOrder::mode)
        .containsExactly(tuple(List.of(1), Mode.TRAIN), tuple(List.of(2), Mode.TRAIN));
  }

  @Test
  void aLostProcessIsPinnedOnARunOnlyWhenItRanAlone() {
    List<CohortOrder> isolated = again(first(1, 2), FailureClass.PROCESS_LOST);
    assertThat(isolated).hasSize(2).extracting(CohortOrder::mode).containsOnly(Mode.ISOLATED);

    List<CohortOrder> verdict = again(isolated.get(0), FailureClass.PROCESS_LOST);
    assertThat(verdict).extracting(CohortOrder::mode).containsExactly(Mode.RECORD);
    assertThat(verdict.get(0).reason()).isEqualTo("why");
  }

  @Test
  void aRunWhoseFailureCannotBeRecordedIsLeft() {
    CohortOrder record = first(1, 1).toRecord("process lost");
    assertThat(decision(record, FailureClass.PROCESS_LOST)).isInstanceOf(Leave.class);
  }

  @Test
  void executorsThatAreTakenAwayAreNoRunsFault() {
    CohortOrder order = first(1, 4);
    for (int tries = 1; tries < RetryPolicy.MOST_TRIES; tries++) {
      List<CohortOrder> again = again(order, FailureClass.EXECUTOR_LOST);
      assertThat(again).hasSize(1);
      order = again.get(0);
      assertThat(order.mode()).isEqualTo(Mode.TRAIN);
      assertThat(numbers(order.cohort())).containsExactly(1, 2, 3, 4);
    }
    assertThat(decision(order, FailureClass.EXECUTOR_LOST)).isInstanceOf(Leave.class);
  }

  @Test
  void storageIsGivenLongerAndLongerPausesAndThenTheRunsAreLeft() {
    CohortOrder order = first(1, 4);
    for (int seconds : List.of(1, 3, 9, 27)) {
      Again again = (Again) decision(order, FailureClass.STORAGE);
      assertThat(again.pause()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(again.orders()).hasSize(1);
      order = again.orders().get(0);
      assertThat(order.lanes()).isEqualTo(4);
    }
    assertThat(decision(order, FailureClass.STORAGE)).isEqualTo(new Leave("storage error: why"));
  }

  @Test
  void aProcessThatIsUnfitIsNoRunsFaultAndEndsTheSweepWhenAllAre() {
    CohortOrder order = first(1, 2);
    for (int tries = 1; tries < RetryPolicy.UNFIT_TRIES; tries++) {
      Again again = (Again) decision(order, FailureClass.UNFIT_PROCESS);
      assertThat(again.pause()).isPositive();
      order = again.orders().get(0);
      assertThat(order.mode()).isEqualTo(Mode.TRAIN);
    }
    assertThat(decision(order, FailureClass.UNFIT_PROCESS))
        .isEqualTo(new RetryPolicy.GiveUp("why"));
  }

  @Test
  void whateverComesEveryRunComesToAnEnd() {
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Deque<CohortOrder> orders = new ArrayDeque<>(List.of(first(1, 8)));
      int given = 0;
      while (!orders.isEmpty()) {
        CohortOrder order = orders.poll();
        given++;
        assertThat(given).as("orders with seed %d", seed).isLessThan(8 * RetryPolicy.MOST_TRIES);
        FailureClass[] classes = FailureClass.values();
        FailureClass failure = classes[random.nextInt(classes.length)];
        if (decision(order, failure) instanceof Again again) {
          orders.addAll(again.orders());
        }
      }
    }
  }

  private static CohortOrder first(int from, int to) {
    return CohortOrder.first(cohort(from, to));
  }

  private static List<CohortOrder> again(CohortOrder order, FailureClass failure) {
    Again again = (Again) decision(order, failure);
    assertThat(again.pause()).isZero();
    return again.orders();
  }

  private static Decision decision(CohortOrder order, FailureClass failure) {
    return RetryPolicy.after(order.after(1, failure.isFromOutside()), new Setback(failure, "why"));
  }
}
