package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;

/** Reduced forms of a sweep, described in its spec. */
class ScalesTest {

  @Test
  void theFullSweepDoesNotKnowItsScales() {
    SweepScales sweeps = withSmall("seeds: [1]");

    assertThat(sweeps.full()).isEqualTo(SpecText.read(SpecText.RIGHT));
    assertThat(sweeps.scales()).containsOnlyKeys("small");
    assertThat(sweeps.scale("large")).isEmpty();
  }

  @Test
  void aScaleIsNamedAfterTheSweepAndItself() {
    assertThat(small("seeds: [1]").name()).isEqualTo("two-by-two-small");
    assertThat(small("name: tiny\nseeds: [1]").name()).isEqualTo("tiny");
  }

  @Test
  void whatAScaleDoesNotGiveIsThatOfTheSweep() {
    SweepSpec full = SpecText.read(SpecText.RIGHT);
    SweepSpec small = small("seeds: [5]");

    assertThat(small.seeds()).containsExactly(5L);
    assertThat(small)
        .usingRecursiveComparison()
        .ignoringFields("name", "seeds", "report")
        .isEqualTo(full);
  }

  @Test
  void aScaleReplacesTrainingAndTheGridKeyByKey() {
    SweepSpec small =
        small(
            """
            training: {epochs: 1}
            grid: {optimizer: [sgd], lse-weight: [0, 1]}
            """);

    assertThat(small.training().parameters().values())
        .isEqualTo(Map.of("epochs", 1L, "batch-size", 32L));
    assertThat(small.factorNames()).containsExactly("optimizer", "learning-rate", "lse-weight");
    assertThat(small.configurations().stream().map(c -> c.levels().values().toString()))
        .containsExactly(
            "{learning-rate=0.001, lse-weight=0.0, optimizer=sgd}",
            "{learning-rate=0.001, lse-weight=1.0, optimizer=sgd}",
            "{learning-rate=0.01, lse-weight=0.0, optimizer=sgd}",
            "{learning-rate=0.01, lse-weight=1.0, optimizer=sgd}");
  }

  @Test
  void theSameDataKeepWhatTheScaleDoesNotGive() {
    assertThat(small("data: {name: digits, test-size: 50}").data().parameters().values())
        .isEqualTo(Map.of("train-size", 600L, "test-size", 50L, "data-seed", 1L));
  }

  @Test
  void otherDataAndDataNamedAloneAreReplacedEntirely() {
    assertThat(small("data: {name: mnist, test-size: 50}").data())
        .isEqualTo(data("mnist", Map.of("train-size", 60_000L, "test-size", 50L)));
    assertThat(small("data: digits").data())
        .isEqualTo(
            data("digits", Map.of("train-size", 6000L, "test-size", 1000L, "data-seed", 1L)));
  }

  @Test
  void theSameWorkloadKeepsWhatTheScaleDoesNotGive() {
    assertThat(
            small("workload: {name: implicit-em-encoder, lse-weight: 2}").workload().parameters())
        .extracting(values -> values.integer("hidden-units"), values -> values.number("lse-weight"))
        .containsExactly(16L, 2.0);
  }

  @Test
  void theOtherKeysAreReplacedEntirely() {
    SweepSpec small =
        small(
            """
            seeds: {first: 8, count: 1}
            lanes: 2
            monitors: [noise-scale]
            convergence: [{name: there, criterion: target, metric: loss, value: 1, direction: below}]
            """);

    assertThat(small.seeds()).containsExactly(8L);
    assertThat(small.lanes()).hasValue(2);
    assertThat(small.monitors()).hasSize(1);
    assertThat(small.convergence()).extracting(CriterionSpec::name).containsExactly("there");
  }

  @Test
  void publishedValuesAreOfTheFullSweepUnlessTheScaleHasItsOwn() {
    assertThat(small("seeds: [1]").report()).isEqualTo(ReportSpec.ofResultsAlone());
    assertThat(
            small("report: {holds-when: [{metric: final-loss, mean-to: 3}]}").report().holdsWhen())
        .extracting(AcceptanceRule::where)
        .containsExactly(ParameterValues.none());
  }

  @Test
  void aSweepIsFoundByTheNameThatItsResultsKnow() {
    SweepScales sweeps = withSmall("seeds: [1]\n");

    assertThat(sweeps.ofSweep("two-by-two-small")).isEqualTo(sweeps.scale("small").orElseThrow());
    assertThat(sweeps.ofSweep("two-by-two")).isEqualTo(sweeps.full());
    assertThat(sweeps.ofSweep("renamed-since")).isEqualTo(sweeps.full());
  }

  @Test
  void scalesKeepTheirOrder() {
    assertThat(read("scales: {small: {seeds: [1]}, a: {seeds: [2]}, tiny: {seeds: [3]}}").scales())
        .extracting(scales -> List.copyOf(scales.keySet()))
        .isEqualTo(List.of("small", "a", "tiny"));
  }

  @Test
  void aScaleMayUseWhatTheSweepAnchors() {
    SweepScales sweeps =
        SweepSpecReader.readWithScales(
            SpecText.withChange(
                    "training:\n  epochs: 3\n  batch-size: 32",
                    "training: &training\n  epochs: 3\n  batch-size: 32")
                + "scales:\n  small:\n    training: *training\n    seeds: [1]\n",
            "sweep.yaml",
            TestCatalogue.catalogue());

    assertThat(sweeps.scale("small").orElseThrow().training()).isEqualTo(sweeps.full().training());
  }

  private static SweepSpec small(String scale) {
    return withSmall(scale).scale("small").orElseThrow();
  }

  private static SweepScales withSmall(String scale) {
    return read("scales:\n  small:\n" + scale.strip().indent(4));
  }

  private static SweepScales read(String scales) {
    return SweepSpecReader.readWithScales(
        SpecText.RIGHT + scales, "sweep.yaml", TestCatalogue.catalogue());
  }

  private static DataChoice data(String name, Map<String, Object> parameters) {
    return new DataChoice(name, ParameterValues.of(parameters));
  }
}
