package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.parameter.Domain;

class MilestoneSharesTest {

  private static final Horizon SIX_EPOCHS = Horizon.ofEpochs(6, 10, 64);

  @Test
  void sharesHoldFromTheirEpochOn() {
    LearningRate rate = schedule("2=0.5 4=0.1").open(SIX_EPOCHS);

    assertThat(LongStream.of(0, 19, 20, 39, 40, 59).mapToDouble(rate::rate))
        .containsExactly(3.0, 3.0, 1.5, 1.5, 0.30000000000000004, 0.30000000000000004);
  }

  @Test
  void sharesMayRiseAndCountSteps() {
    LearningRate rate =
        ScheduledRuns.at(3)
            .schedule("milestones", Map.of("rate-shares", "1=2", "schedule-unit", "step"))
            .open(SIX_EPOCHS);

    assertThat(rate.rate(0)).isEqualTo(3);
    assertThat(rate.rate(1)).isEqualTo(6);
  }

  @Test
  void theLastMilestoneMustBeReached() {
    assertThat(schedule("2=0.5 6=0.1").open(SIX_EPOCHS).rate(59)).isEqualTo(1.5);
    assertThat(schedule("2=0.5 7=0.1").problemOn(SIX_EPOCHS))
        .startsWith("The last time of rate-shares must be at most the 6 epochs after the warm-up")
        .contains("but got 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1=1", "50=0.5 120=0.3", "3=1e-3", "999999999=0.005"})
  void tablesAreTimesThatGrowWithShares(String table) {
    assertThat(new Domain.Milestones().problemWith(table)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "0=1", "5=0.1 5=0.2", "5=0.1 4=0.2", "5=0", "5=-1", "a=1", "5=0.1,6=1"})
  void anythingElseIsRefused(String table) {
    assertThat(new Domain.Milestones().problemWith(table))
        .contains(
            "must be times that grow, each with a share above 0, as in 50=0.5 120=0.3, but got \""
                + table
                + "\"");
    assertThat(new Domain.Milestones().problemWith(0.5)).isNotEqualTo(Optional.empty());
  }

  @Test
  void spacesDoNotCount() {
    assertThat(new Domain.Milestones().normalise("  5=0.1   6=0.2 ")).isEqualTo("5=0.1 6=0.2");
  }

  private static ScheduledRuns schedule(String shares) {
    return ScheduledRuns.at(3).schedule("milestones", Map.of("rate-shares", shares));
  }
}
