package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.swath.core.stats.Reference.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapTest {

  private static final double[] LOSSES = {-745.1, -743.9, -748.2, -744.4, -746.0};

  static Stream<JsonNode> resampled() {
    return Reference.cases("bootstrap");
  }

  @ParameterizedTest
  @MethodSource("resampled")
  void agreesWithSciPysIntervalsOfTheSameResamples(JsonNode expected) {
    List<double[]> strata = new ArrayList<>();
    expected.get("strata").forEach(stratum -> strata.add(Reference.values(stratum)));
    Iterator<JsonNode> indices = expected.get("indices").iterator();
    SampleStatistic statistic =
        switch (expected.get("statistic").asText()) {
          case "mean" -> SampleStatistic.MEAN;
          case "median" -> SampleStatistic.MEDIAN;
          default -> SampleStatistic.INTERQUARTILE_MEAN;
        };
    BootstrapIntervals intervals =
        new Bootstrap(expected.get("resamples").asInt(), () -> below -> indices.next().asInt())
            .ofPool(strata, statistic, 0.95);

    assertClose("percentile", intervals.percentile(), expected.get("percentile"));
    assertClose("BCa", intervals.biasCorrected(), expected.get("bca"));
    assertClose("error", intervals.standardError(), expected.get("error"));
  }

  @Test
  void givesTheSameIntervalOfTheSameValuesAlways() {
    BootstrapIntervals first = new Bootstrap().of(LOSSES, SampleStatistic.MEAN, 0.95);
    new Bootstrap().of(new double[] {1, 2}, SampleStatistic.MEAN, 0.95);

    assertThat(new Bootstrap().of(LOSSES, SampleStatistic.MEAN, 0.95)).isEqualTo(first);
    assertThat(first.percentile())
        .as("pinned: a change of the generator or of the seed is seen")
        .isEqualTo(new Interval(PINNED_LOWER, PINNED_UPPER, 0.95));
  }

  @Test
  void comesNearTheStandardErrorOfTheMean() {
    Description description = Description.of(LOSSES);

    assertThat(new Bootstrap().of(LOSSES, SampleStatistic.MEAN, 0.95).standardError())
        .as("within 4 standard errors of 9999 resamples of the population's spread")
        .isCloseTo(
            description.populationDeviation() / Math.sqrt(5),
            within(0.03 * description.populationDeviation() / Math.sqrt(5)));
  }

  @Test
  void holdsTheChanceOfImprovement() {
    double[] better = {3, 4, 5, 6};
    double[] worse = {1, 2, 3.5, 4.5};
    BootstrapIntervals intervals = new Bootstrap().ofImprovement(better, worse, 0.95);

    assertThat(intervals.estimate())
        .isEqualTo(ProbabilityOfImprovement.of(better, worse).probability());
    assertThat(intervals.percentile().contains(intervals.estimate())).isTrue();
    assertThat(intervals.percentile().upper()).isLessThanOrEqualTo(1);
  }

  @Test
  void leavesNoDoubtAboutEqualValues() {
    BootstrapIntervals intervals =
        new Bootstrap().of(new double[] {0.1, 0.1, 0.1}, SampleStatistic.MEAN, 0.95);

    assertThat(intervals.percentile()).isEqualTo(new Interval(0.1, 0.1, 0.95));
    assertThat(intervals.biasCorrected()).isEqualTo(new Interval(0.1, 0.1, 0.95));
  }

  @Test
  void knowsNothingOfOneValueNoneOrNaN() {
    for (double[] values : new double[][] {{7}, {}, {1, Double.NaN}}) {
      BootstrapIntervals intervals = new Bootstrap().of(values, SampleStatistic.MEAN, 0.95);

      assertThat(intervals.percentile().isKnown()).isFalse();
      assertThat(intervals.biasCorrected().isKnown()).isFalse();
    }
    assertThat(new Bootstrap().of(new double[] {7}, SampleStatistic.MEDIAN, 0.9).estimate())
        .isEqualTo(7);
    assertThat(new Bootstrap().ofImprovement(new double[0], LOSSES, 0.9).estimate()).isNaN();
  }

  @Test
  void resamplesEachConfigurationByItself() {
    List<double[]> apart = List.of(new double[] {0, 0, 0}, new double[] {100, 100, 100});

    assertThat(new Bootstrap().ofPool(apart, SampleStatistic.MEAN, 0.95).percentile())
        .as("no resample holds more of one configuration than of the other")
        .isEqualTo(new Interval(50, 50, 0.95));
  }

  @Test
  void takesAStratumWithOneValueAsItIs() {
    BootstrapIntervals intervals =
        new Bootstrap().ofPool(List.of(new double[] {5}, LOSSES), SampleStatistic.MEAN, 0.95);

    assertThat(intervals.biasCorrected().isKnown()).isTrue();
  }

  @Test
  void refusesTooFewResamples() {
    assertThatThrownBy(() -> new Bootstrap(10)).hasMessageContaining("as 9999, but got 10");
  }

  private static final double PINNED_LOWER = -747.0;
  private static final double PINNED_UPPER = -744.34;
}
