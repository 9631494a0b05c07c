package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SettledCountTest {

  private long millis;

  @Test
  void aCountThatRestsIsTakenAfterAMoment() {
    assertThat(settled(now -> 4)).isEqualTo(4);
    assertThat(millis).isEqualTo(2000);
  }

  @Test
  void whileItGrowsItIsWaitedFor() {
    assertThat(settled(now -> Math.min(5, now / 1500))).isEqualTo(5);
    assertThat(millis).isEqualTo(5 * 1500 + 2000);
  }

  @Test
  void nothingIsWaitedForUntilPatienceEnds() {
    assertThat(settled(now -> 0)).isZero();
    assertThat(millis).isEqualTo(15_000);
  }

  @Test
  void aCountThatNeverRestsIsTakenWhenPatienceEnds() {
    assertThat(settled(now -> now / 1000)).isEqualTo(15);
  }

  @Test
  void whoGivesUpWaitsNoLonger() {
    assertThat(count().of(() -> 0, () -> millis >= 300)).isZero();
    assertThat(millis).isEqualTo(300);
  }

  private int settled(LongUnaryOperator countAtMillis) {
    return count().of(() -> Math.toIntExact(countAtMillis.applyAsLong(millis)), () -> false);
  }

  private SettledCount count() {
    return new SettledCount(() -> millis * 1_000_000, pause -> millis += pause);
  }
}
