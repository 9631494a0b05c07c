package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.TestCatalogue;

/** Of the catalogue's encoder: at most 24 lanes, and 0.4 of a lane's work shared by all. */
class CohortPackerTest {

  /** 8 configurations at 3 seeds, like the shipped specs. */
  private static final String STUDY =
      """
      name: study
      workload: implicit-em-encoder
      data: digits
      training: {epochs: 100}
      grid:
        optimizer: [adam, sgd]
        learning-rate: [0.0001, 0.001, 0.01, 0.1]
      seeds: [1, 2, 3]
      """;

  @ParameterizedTest(name = "{0} slots: {1}")
  @CsvSource({
    "1, 3 cohorts of 8 lanes",
    "2, 6 cohorts of 4 lanes",
    "3, 3 cohorts of 8 lanes",
    "6, 6 cohorts of 4 lanes",
    "8, 24 cohorts of 1 lane",
    "9, 9 cohorts of 2 to 3 lanes",
    "12, 12 cohorts of 2 lanes",
    "24, 24 cohorts of 1 lane",
    "100, 24 cohorts of 1 lane",
    "2147483647, 24 cohorts of 1 lane"
  })
  void noSlotIdlesToFillLanes(int slots, String cohorts) {
    assertThat(packer().pack(runs(STUDY), slots).inWords()).isEqualTo(cohorts);
  }

  @Test
  void anEstimateTellsWhatWasGainedAndWhatFullerLanesWouldHaveCost() {
    CohortPacking packing = packer().pack(runs(STUDY), 2);

    assertThat(packing.considered().stream().map(PackingEstimate::lanes))
        .containsExactly(8, 4, 3, 2, 1);
    assertThat(packing.considered().stream().map(PackingEstimate::cohorts))
        .containsExactly(3, 6, 9, 12, 24);
    assertThat(packing.considered().get(0).duration()).isEqualTo(100 * 2 * 8.4, within(1e-9));
    assertThat(packing.chosen()).isEqualTo(packing.considered().get(1));
    assertThat(packing.chosen().work()).isEqualTo(100 * 6 * 4.4, within(1e-9));
    assertThat(packing.chosen().duration()).isEqualTo(100 * 3 * 4.4, within(1e-9));
    assertThat(packing.busyShare()).isEqualTo(1, within(1e-12));
    assertThat(packer().pack(runs(STUDY), 100).busyShare()).isEqualTo(0.24, within(1e-12));
  }

  @ParameterizedTest(name = "at most {0} lanes: {1}")
  @CsvSource({
    "1, 24 cohorts of 1 lane",
    "2, 12 cohorts of 2 lanes",
    "3, 9 cohorts of 2 to 3 lanes",
    "7, 6 cohorts of 4 lanes",
    "8, 3 cohorts of 8 lanes",
    "1000, 3 cohorts of 8 lanes"
  })
  void aCohortHasAtMostAsManyLanesAsAllowed(int mostLanes, String cohorts) {
    assertThat(packer(mostLanes).pack(runs(STUDY), 1).inWords()).isEqualTo(cohorts);
  }

  @Test
  void theWorkloadsCapacityHoldsWhateverIsAllowed() {
    CohortPacking packing = packer(new LaneSharing(5, 0.4), 1000).pack(runs(STUDY), 1);

    assertThat(packing.mostLanes()).isEqualTo(5);
    assertThat(packing.inWords()).isEqualTo("6 cohorts of 4 lanes");
  }

  @Test
  void whereNothingIsSharedTheFullestLanesWinTheTie() {
    assertThat(packer(new LaneSharing(24, 0), 24).pack(runs(STUDY), 1).inWords())
        .isEqualTo("3 cohorts of 8 lanes");
  }

  @Test
  void runsAreDealtSoThatEveryCohortHasEveryOptimizer() {
    List<Cohort> cohorts = packer().pack(runs(STUDY), 2).cohorts();

    assertThat(cohorts.stream().map(CohortPackerTest::inWords))
        .containsExactly(
            "1: adam 1.0E-4, adam 0.01, sgd 1.0E-4, sgd 0.01",
            "1: adam 0.001, adam 0.1, sgd 0.001, sgd 0.1",
            "2: adam 1.0E-4, adam 0.01, sgd 1.0E-4, sgd 0.01",
            "2: adam 0.001, adam 0.1, sgd 0.001, sgd 0.1",
            "3: adam 1.0E-4, adam 0.01, sgd 1.0E-4, sgd 0.01",
            "3: adam 0.001, adam 0.1, sgd 0.001, sgd 0.1");
  }

  @Test
  void lossWeightsAndParametersOfAnOptimizerMayDifferBesideEachOther() {
    String spec =
        STUDY.replace(
            "[adam, sgd]", "[adam, {name: sgd, momentum: [0, 0.9]}]\n  lse-weight: [0, 1]");

    assertThat(packer().pack(runs(spec), 1).inWords()).isEqualTo("3 cohorts of 24 lanes");
  }

  @Test
  void whatIsNotFusibleKeepsRunsApartAndIsNamed() {
    String spec =
        STUDY.replace(
            "grid:",
            """
            grid:
              hidden-units: [8, 16]
              batch-size: [32, 64]""");
    CohortPacking packing = packer().pack(runs(spec), 1);

    assertThat(packing.inWords()).isEqualTo("12 cohorts of 8 lanes");
    assertThat(packing.groups()).isEqualTo(12);
    assertThat(packing.keptApart()).containsExactly("seed", "batch-size", "hidden-units");
    assertThat(packer().pack(packing.cohorts().get(0).runs(), 1).keptApart()).isEmpty();
  }

  @Test
  void partsThatAreFusibleMayDifferBesideEachOtherAndOthersMayNot() {
    String schedules = STUDY.replace("grid:", "grid:\n  schedule: [constant, cosine]");
    String clippings =
        STUDY.replace("grid:", "grid:\n  clipping: [none, {name: value, threshold: [1, 2]}]");

    assertThat(packer().pack(runs(schedules), 1).inWords()).isEqualTo("3 cohorts of 16 lanes");
    CohortPacking packing = packer().pack(runs(clippings), 1);
    assertThat(packing.inWords()).isEqualTo("9 cohorts of 8 lanes");
    assertThat(packing.keptApart()).containsExactly("seed", "clipping");
    assertThat(
            packing.cohorts().stream()
                .map(
                    cohort ->
                        cohort.runs().stream().map(run -> run.parameters().parts()).distinct())
                .map(Stream::count))
        .containsOnly(1L);
  }

  @Test
  void aPartThatOnlySomeRunsMentionKeepsThemApart() {
    String spec = STUDY.replace("grid:", "grid:\n  clipping: [none, value]");

    assertThat(packer().pack(runs(spec), 1).keptApart()).containsExactly("seed", "clipping");
  }

  @Test
  void theLongestCohortsComeFirst() {
    String spec =
        STUDY
            .replace("training: {epochs: 100}\n", "")
            .replace("grid:", "grid:\n  epochs: [10, 1000, 100]");
    CohortPacking packing = packer().pack(runs(spec), 2);

    assertThat(packing.cohorts().stream().map(cohort -> epochs(cohort.runs().get(0))))
        .isSortedAccordingTo(Collections.reverseOrder())
        .contains(10L, 100L, 1000L);
    assertThat(packing.inWords())
        .as("two slots share the long runs best by halves")
        .isEqualTo("18 cohorts of 4 lanes");
  }

  @Test
  void whatIsLeftOfASweepIsPackedLikeAnyRuns() {
    List<RunSpec> left = new ArrayList<>(runs(STUDY));
    left.removeIf(run -> run.seed() == 2 || (run.seed() == 3 && learningRate(run) > 0.001));
    CohortPacking packing = packer().pack(left, 2);

    assertThat(packing.inWords())
        .as("8 runs of seed 1 and 4 of seed 3: in fours, one slot would wait for the other")
        .isEqualTo("6 cohorts of 2 lanes");
    assertThat(trained(packing)).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void aSingleRunIsACohortOfItsOwn() {
    List<RunSpec> one = runs(STUDY).subList(5, 6);
    CohortPacking packing = packer().pack(one, 4);

    assertThat(packing.inWords()).isEqualTo("1 cohort of 1 lane");
    assertThat(packing.cohorts().get(0).runs()).isEqualTo(one);
  }

  @Test
  void aCohortIsNamedByItsRunsInTheOrderOfItsLanes() {
    List<RunSpec> runs = runs(STUDY);
    List<RunSpec> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);

    assertThat(packer().pack(runs, 2)).isEqualTo(packer().pack(runs, 2));
    assertThat(packer().pack(runs, 2).cohorts().stream().map(Cohort::cohortId).distinct())
        .hasSize(6);
    assertThat(Cohort.of(runs).cohortId()).isNotEqualTo(Cohort.of(reversed).cohortId());
  }

  @Test
  void aHundredThousandRunsArePackedWithoutLosingAny() {
    String spec = STUDY.replace("[1, 2, 3]", "{first: 1, count: 12500}");
    List<RunSpec> runs = runs(spec);
    List<RunSpec> trained = trained(packer().pack(runs, 512));

    assertThat(trained).hasSize(100_000);
    assertThat(new HashSet<>(trained)).isEqualTo(new HashSet<>(runs));
  }

  @Test
  void noRunsOrSlotsAreRefused() {
    assertThatThrownBy(() -> packer().pack(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There must be a run and a slot, but got 0 and 1");
    assertThatThrownBy(() -> packer().pack(runs(STUDY), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> packer(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static CohortPacker packer() {
    return packer(Integer.MAX_VALUE);
  }

  static CohortPacker packer(int mostLanes) {
    return packer(TestCatalogue.catalogue().workloads().get(0).lanes(), mostLanes);
  }

  private static CohortPacker packer(LaneSharing sharing, int mostLanes) {
    Catalogue catalogue = TestCatalogue.catalogue();
    WorkloadComponent encoder = catalogue.workloads().get(0);
    return new CohortPacker(
        new WorkloadComponent(
            encoder.component(), encoder.epochMetrics(), encoder.runMetrics(), sharing),
        catalogue,
        mostLanes);
  }

  private static List<RunSpec> runs(String spec) {
    return Plans.of(spec).runs();
  }

  private static List<RunSpec> trained(CohortPacking packing) {
    return packing.cohorts().stream().flatMap(cohort -> cohort.runs().stream()).toList();
  }

  private static long epochs(RunSpec run) {
    return run.parameters().training().integer("epochs");
  }

  private static double learningRate(RunSpec run) {
    return run.parameters().training().number("learning-rate");
  }

  private static String inWords(Cohort cohort) {
    List<String> lanes =
        cohort.runs().stream()
            .map(run -> run.parameters().optimizer() + " " + learningRate(run))
            .toList();
    return cohort.runs().get(0).seed() + ": " + String.join(", ", lanes);
  }
}
