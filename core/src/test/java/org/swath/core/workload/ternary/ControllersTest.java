package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.random.RandomStreams;

/** The schedules and controllers against the study's numbers, by epochs counted from 0. */
class ControllersTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  private final PhaseSchedule faithful = new PhaseSchedule(TernaryRuns.settings(Map.of()));

  @ParameterizedTest
  @CsvSource({
    "0, true, 0.1",
    "39, true, 0.1",
    "40, true, 0.1",
    "80, true, 0.2",
    "119, true, 0.2975",
    "120, true, 0.3",
    "160, true, 0.5",
    "160, false, 0.3",
    "200, true, 0.7",
    "249, false, 0.3",
    "250, false, 0.7",
    "399, true, 0.7"
  })
  void theCouplingGrowsThroughThePhases(int e, boolean balanced, double coupling) {
    assertThat(faithful.at(e, balanced).coupling()).isCloseTo(coupling, EXACTLY);
  }

  @Test
  void theLargestCouplingBoundsEveryPhase() {
    PhaseSchedule none =
        new PhaseSchedule(TernaryRuns.settings(Map.of(Settings.LARGEST_COUPLING, 0.0)));

    assertThat(none.at(0, true).coupling()).isZero();
    assertThat(none.at(100, true).coupling()).isZero();
    assertThat(none.at(399, true).coupling()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.1, 0.9",
    "15, 0.876375, 0.9",
    "30, 1.04225, 0.9",
    "240, 0.638, 0.5325",
    "255, 0.1, 0.3",
    "270, 1.0275, 0.3"
  })
  void temperaturesFallWhileAsSwings(int e, double ofA, double ofB) {
    assertThat(faithful.at(e, true).temperatureA()).isCloseTo(ofA, EXACTLY);
    assertThat(faithful.at(e, true).temperatureB()).isCloseTo(ofB, EXACTLY);
  }

  @Test
  void betasRiseInAStraightLine() {
    double lag = 0.7068251811053659;
    assertThat(faithful.at(0, true).betaA()).isCloseTo(0.6, EXACTLY);
    assertThat(faithful.at(0, true).betaB()).isCloseTo(0.6 * lag, EXACTLY);
    assertThat(faithful.at(200, true).betaA()).isCloseTo(0.8, EXACTLY);
    assertThat(faithful.at(200, true).betaB()).isCloseTo(0.8 * lag, EXACTLY);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "25, 0.15, 0", "49, 0.294, 0", "50, 0.3, 0.3", "225, 0.55, 0.55"})
  void aWarmUpLeavesBWithoutDivergenceUntilItIsOver(int e, double ofA, double ofBOverLag) {
    PhaseSchedule later =
        new PhaseSchedule(
            TernaryRuns.settings(
                Map.of(
                    Settings.BETA_WARM_UP, 50L, Settings.BETA_START, 0.3, Settings.BETA_END, 0.8)));

    assertThat(later.at(e, true).betaA()).isCloseTo(ofA, EXACTLY);
    assertThat(later.at(e, true).betaB())
        .isCloseTo(Math.abs(StrictMath.sin(0.785)) * ofBOverLag, EXACTLY);
  }

  @Test
  void theAlignmentsWeightSwings() {
    assertThat(faithful.at(0, true).alignmentWeight()).isCloseTo(0.3, EXACTLY);
    assertThat(faithful.at(22, true).alignmentWeight()).isCloseTo(0.449178, within(1e-6));
    assertThat(faithful.at(30, true).alignmentWeight()).isCloseTo(0.3, EXACTLY);
  }

  @Test
  void gradientsAreBroughtTogetherWithinBounds() {
    GradientBalance balance = new GradientBalance(true);
    assertThat(balance.scaleA()).isCloseTo(1, within(1e-7));
    balance.startEpoch();
    balance.add(2, 0.5);

    assertThat(balance.scaleA()).isCloseTo(0.975 / 1.05, within(1e-7));
    assertThat(balance.scaleB()).isCloseTo(1.05 / 0.975, within(1e-7));
    for (int step = 0; step < 100; step++) {
      balance.add(2, 0.5);
    }
    assertThat(balance.scaleA()).isEqualTo(0.5);
    assertThat(balance.scaleB()).isEqualTo(2);
    assertThat(balance.ratio()).as("as the epoch began").isEqualTo(1);
  }

  /** 1 at first; in balance it keeps 0.95 of itself with each step, out of balance half. */
  @Test
  void outOfBalanceTheMeansFollowQuickly() {
    GradientBalance balance = new GradientBalance(false);
    balance.add(4, 1);
    balance.startEpoch();
    assertThat(balance.balanced()).isTrue();
    assertThat(balance.ratio()).isCloseTo(1 / 1.15, EXACTLY);
    balance.add(9, 1);
    balance.startEpoch();
    assertThat(balance.ratio()).isCloseTo(1 / (0.95 * 1.15 + 0.45), EXACTLY);
    assertThat(balance.longerA()).isTrue();
    balance.add(1, 3);
    balance.startEpoch();
    assertThat(balance.ratio()).isCloseTo(2 / (0.5 * (0.95 * 1.15 + 0.45) + 0.5), EXACTLY);
    assertThat(balance.longerB()).isTrue();
    assertThat(balance.scaleA()).as("switched off").isEqualTo(1);
  }

  @Test
  void weightsMoveTowardsTheLongerGradients() {
    GradientBalance longA = balance(3, 1);
    GradientBalance longB = balance(1, 3);
    LossWeights weights = new LossWeights(0.7, 0.02);
    weights.startEpoch(longA, 9);
    assertThat(weights.a()).isCloseTo(0.72, EXACTLY);
    assertThat(weights.b()).isCloseTo(0.68, EXACTLY);
    for (int epoch = 0; epoch < 30; epoch++) {
      weights.startEpoch(longB, Double.NaN);
    }
    assertThat(weights.a()).isEqualTo(0.5);
    assertThat(weights.b()).isEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource({"1.6, 0.735, 0.665", "0.6, 0.665, 0.735", "1, 0.7, 0.7", "NaN, 0.7, 0.7"})
  void inBalanceWeightsMoveTowardsTheSmallerCoverage(double ratio, double a, double b) {
    LossWeights weights = new LossWeights(0.7, 0.02);
    weights.startEpoch(balance(1, 1), ratio);
    assertThat(weights.a()).isCloseTo(a, EXACTLY);
    assertThat(weights.b()).isCloseTo(b, EXACTLY);
  }

  @Test
  void theStateNetIsAFixedMapOfTheSeedIntoABox() {
    double[] state = {3, 2, 1482, 430, 1, 0.1, 0.7, 0.7, 0.3};
    double[] corrections = net(1).corrections(state.clone());

    assertThat(Arrays.stream(corrections))
        .hasSize(StateNet.OUTPUTS)
        .allMatch(value -> Math.abs(value) < 1);
    assertThat(net(1).corrections(state.clone())).isEqualTo(corrections);
    assertThat(net(2).corrections(state.clone())).isNotEqualTo(corrections);
    state[0] = 1;
    assertThat(net(1).corrections(state)).isNotEqualTo(corrections);
  }

  @Test
  void correctionsHoldFromTheFirstStepOfAnEpochToItsEnd() {
    Controllers controllers = new Controllers(TernaryRuns.settings(Map.of()), net(1));
    controllers.startEpoch(1);
    assertThat(controllers.rate(0.001)).isEqualTo(0.001);
    controllers.clipped(1, 1, new BatchState(3, 3, 1, 1));
    double corrected = controllers.rate(0.001);
    double weight = controllers.weights().a();
    controllers.clipped(1, 1, new BatchState(2, 1, 100, 200));

    assertThat(corrected).isNotEqualTo(0.001).isCloseTo(0.001, within(0.00005));
    assertThat(controllers.rate(0.001)).isEqualTo(corrected);
    assertThat(controllers.weights().a()).isEqualTo(weight).isNotEqualTo(0.7);
    assertThat(controllers.rate(1)).as("bounded").isEqualTo(0.01);
    assertThat(controllers.rate(1e-9)).as("bounded").isEqualTo(1e-6);
    controllers.startEpoch(2);
    assertThat(controllers.rate(0.001)).isEqualTo(0.001);
    assertThat(controllers.weights().a()).as("kept").isEqualTo(weight);
  }

  @Test
  void withoutTheStateNetTheRateIsTheScheduledOne() {
    Controllers controllers =
        new Controllers(TernaryRuns.settings(Map.of(Settings.STATE_NET, false)), net(1));
    controllers.startEpoch(1);
    controllers.clipped(1, 1, new BatchState(3, 3, 1, 1));

    assertThat(controllers.rate(1)).isEqualTo(1);
    assertThat(controllers.weights().a()).isEqualTo(0.7);
  }

  private static GradientBalance balance(double lengthA, double lengthB) {
    GradientBalance balance = new GradientBalance(true);
    for (int step = 0; step < 100; step++) {
      balance.add(lengthA, lengthB);
    }
    balance.startEpoch();
    return balance;
  }

  private static StateNet net(long seed) {
    return new StateNet(new RandomStreams(seed).stream("state-net"));
  }
}
