package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

class CurvatureNoiseTest {

  private static final Horizon HORIZON = Horizon.ofEpochs(10, 20, 32);

  private final LearningRate rate = open(10);

  @Test
  void isTheRunsOwnRateAtTheFirstLook() {
    rate.looked(3, 7);
    assertThat(rate.rate(0)).isEqualTo(0.2);
  }

  @Test
  void fallsAsTheRootOfNoiseTimesCurvature() {
    rate.looked(2, 8);
    rate.looked(4, 16);
    assertThat(rate.rate(50)).isEqualTo(0.2 * Math.sqrt(16 / 64.0), within(1e-15));
  }

  @Test
  void growsNoFurtherThanItsLargestFactor() {
    rate.looked(1, 1);
    rate.looked(1e-6, 1);
    assertThat(rate.rate(50)).isEqualTo(2.0);
  }

  @Test
  void aLookThatFindsNoNumberChangesNothing() {
    rate.looked(Double.NaN, 1);
    rate.looked(1, 0);
    rate.looked(1, 4);
    rate.looked(1, Double.POSITIVE_INFINITY);
    assertThat(rate.rate(50)).as("the third look is the first one that counts").isEqualTo(0.2);
    rate.looked(1, 16);
    assertThat(rate.rate(50)).isEqualTo(0.1);
  }

  @Test
  void wantsALookEverySoManyStepsAfterTheWarmUp() {
    LearningRate warmed =
        ScheduledRuns.at(0.2)
            .schedule("curvature-noise", Map.of("look-interval", 50L))
            .warmUp("linear", Map.of("warm-up-length", 2.0))
            .open(HORIZON);
    for (long step = 0; step < 200; step++) {
      boolean due = step == 40 || step == 90 || step == 140 || step == 190;
      assertThat(warmed.looksBefore(step).isPresent()).as("step %d", step).isEqualTo(due);
    }
  }

  @Test
  void goesOnFromWhatItHasSaved() {
    rate.looked(1, 4);
    rate.looked(1, 9);
    StateWriter state = new StateWriter();
    rate.save(state);
    LearningRate other = open(10);
    StateReader reader = new StateReader(state.saved());
    other.restore(reader);
    reader.requireAllRead();

    rate.looked(1, 5);
    other.looked(1, 5);
    assertThat(other.rate(100)).isEqualTo(rate.rate(100));
  }

  private static LearningRate open(double largestFactor) {
    return ScheduledRuns.at(0.2)
        .schedule("curvature-noise", Map.of("largest-rate-factor", largestFactor))
        .open(HORIZON);
  }
}
