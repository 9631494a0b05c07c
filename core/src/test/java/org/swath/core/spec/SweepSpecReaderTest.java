package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.converge.AbsoluteChange;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

class SweepSpecReaderTest {

  private static final String MINIMAL =
      """
      name: one-run
      workload: implicit-em-encoder
      data: digits
      training: {epochs: 3, optimizer: sgd, learning-rate: 1e-4}
      seeds: [7]
      """;

  @Test
  void aSpecWithoutAGridHasOneConfiguration() {
    SweepSpec spec = SpecText.read(MINIMAL);

    assertThat(spec.factorNames()).isEmpty();
    assertThat(spec.configurations()).hasSize(1);
    assertThat(spec.configurations().get(0).levels()).isEqualTo(ParameterValues.none());
    assertThat(spec.seeds()).containsExactly(7L);
    assertThat(spec.report()).isEqualTo(ReportSpec.ofResultsAlone());
  }

  @Test
  void whatIsNotSaidHasItsDefault() {
    SweepSpec spec = SpecText.read(MINIMAL);

    assertThat(spec.workload().parameters().integer("hidden-units")).isEqualTo(64);
    assertThat(spec.data().parameters().values())
        .isEqualTo(Map.of("train-size", 6000L, "test-size", 1000L, "data-seed", 1L));
    assertThat(spec.training().parameters().integer("batch-size")).isEqualTo(128);
    assertThat(spec.training().optimizer())
        .contains(new ComponentChoice("sgd", ParameterValues.of(Map.of("momentum", 0.0))));
  }

  @Test
  void lanesAreAsManyAsSaidAndOtherwiseOpen() {
    assertThat(SpecText.read(MINIMAL + "lanes: 4").lanes()).hasValue(4);
    assertThat(SpecText.read(MINIMAL).lanes()).isEmpty();
  }

  @Test
  void aNumberWithAnExponentIsANumber() {
    SweepSpec spec = SpecText.read(MINIMAL);

    assertThat(spec.training().parameters().number("learning-rate")).isEqualTo(0.0001);
  }

  @Test
  void theFirstFactorVariesSlowest() {
    SweepSpec spec = SpecText.read(SpecText.RIGHT);

    assertThat(spec.factorNames()).containsExactly("optimizer", "learning-rate");
    assertThat(spec.configurations().stream().map(c -> c.levels().values().toString()))
        .containsExactly(
            "{learning-rate=0.001, optimizer=adam}",
            "{learning-rate=0.01, optimizer=adam}",
            "{learning-rate=0.001, optimizer=sgd}",
            "{learning-rate=0.01, optimizer=sgd}");
  }

  @Test
  void aBlocksParameterBelongsToItsOptimizerAlone() {
    SweepSpec spec =
        SpecText.read(
            SpecText.withChange(
                "optimizer: [adam, sgd]", "optimizer: [adam, {name: sgd, momentum: [0, 0.9]}]"));

    assertThat(spec.factorNames()).containsExactly("optimizer", "momentum", "learning-rate");
    assertThat(spec.configurations().stream().map(c -> c.levels().values().toString()))
        .containsExactly(
            "{learning-rate=0.001, optimizer=adam}",
            "{learning-rate=0.01, optimizer=adam}",
            "{learning-rate=0.001, momentum=0.0, optimizer=sgd}",
            "{learning-rate=0.01, momentum=0.0, optimizer=sgd}",
            "{learning-rate=0.001, momentum=0.9, optimizer=sgd}",
            "{learning-rate=0.01, momentum=0.9, optimizer=sgd}");
  }

  @Test
  void aParameterThatOneBlockMentionsShowsItsDefaultInTheOthersThatHaveIt() {
    SweepSpec spec =
        SpecText.read(
            SpecText.withChange(
                    "optimizer: [adam, sgd]", "optimizer: [sgd, {name: sgd, momentum: 0.9}]")
                .replaceAll("(?s)report:.*", ""));

    assertThat(spec.configurations().stream().map(c -> c.levels().number("momentum")))
        .containsExactly(0.0, 0.0, 0.9, 0.9);
  }

  @Test
  void eachBlockMayHaveItsOwnLearningRates() {
    SweepSpec spec =
        SpecText.read(
            SpecText.withChange(
                """
                  optimizer: [adam, sgd]
                  learning-rate: [0.001, 0.01]
                """,
                """
                  optimizer:
                    - {name: adam, learning-rate: 0.001}
                    - {name: sgd, learning-rate: [0.1, 0.001]}
                """));

    assertThat(spec.factorNames()).containsExactly("optimizer", "learning-rate");
    assertThat(spec.configurations().stream().map(c -> c.parameters().training()))
        .extracting(training -> training.number("learning-rate"))
        .containsExactly(0.001, 0.1, 0.001);
  }

  @Test
  void theOptimizerOfTrainingMayBringItsParametersAndLearningRate() {
    SweepSpec spec =
        SpecText.read(
            MINIMAL.replace(
                "optimizer: sgd, learning-rate: 1e-4",
                "optimizer: {name: sgd, momentum: 0.5, learning-rate: 0.25}"));

    assertThat(spec.training().parameters().number("learning-rate")).isEqualTo(0.25);
    assertThat(spec.training().optimizer().orElseThrow().parameters().number("momentum"))
        .isEqualTo(0.5);
  }

  @Test
  void workloadAndTrainingParametersMayVary() {
    SweepSpec spec =
        SpecText.read(
            SpecText.RIGHT
                .replace("  hidden-units: 16\n", "")
                .replace("  batch-size: 32\n", "")
                .replace("grid:\n", "grid:\n  hidden-units: [8, 16]\n  batch-size: [32, 64]\n")
                .replaceAll("(?s)report:.*", ""));

    assertThat(spec.factorNames())
        .containsExactly("hidden-units", "batch-size", "optimizer", "learning-rate");
    assertThat(spec.configurations()).hasSize(16);
    assertThat(spec.workload().parameters().values()).doesNotContainKey("hidden-units");
    assertThat(spec.configurations().get(15).parameters().workload().integer("hidden-units"))
        .isEqualTo(16);
  }

  @Test
  void seedsMayBeCounted() {
    SweepSpec spec = SpecText.read(SpecText.withChange("[1, 2]", "{first: 5, count: 3}"));

    assertThat(spec.seeds()).containsExactly(5L, 6L, 7L);
  }

  @Test
  void criteriaAndReportAreRead() {
    SweepSpec spec = SpecText.read(SpecText.RIGHT);
    ParameterValues levels =
        ParameterValues.of(Map.of("optimizer", "adam", "learning-rate", 0.001));

    assertThat(spec.convergence())
        .containsExactly(
            new CriterionSpec(
                "settled",
                "loss",
                new ConvergenceRule(
                    "absolute-change",
                    ParameterValues.of(Map.of("threshold", 1.0, "window", 5L)))));
    assertThat(spec.convergence().get(0).rule().criterion()).isEqualTo(new AbsoluteChange(1.0, 5));
    assertThat(spec.report().published().orElseThrow().value(levels, "final-loss"))
        .contains(new PublishedValue(-10, Optional.of(1.0)));
    assertThat(spec.report().holdsWhen())
        .containsExactly(
            new AcceptanceRule("final-loss", levels, new AcceptanceBound.NearPublished(2.0, 0, 0)));
  }

  @Test
  void anAnchoredListMayBeUsedAgain() {
    SweepSpec spec =
        SpecText.read(
            SpecText.withChange(
                """
                  optimizer: [adam, sgd]
                  learning-rate: [0.001, 0.01]
                """,
                """
                  optimizer:
                    - {name: adam, learning-rate: &rates [0.001, 0.01]}
                    - {name: sgd, learning-rate: *rates}
                """));

    assertThat(spec.configurations()).isEqualTo(SpecText.read(SpecText.RIGHT).configurations());
  }

  @Test
  void theWidestAllowanceCounts() {
    PublishedValue published = new PublishedValue(-1215, Optional.of(21.0));

    assertThat(new AcceptanceBound.NearPublished(0, 3, 3).allowance(published)).isEqualTo(63);
    assertThat(new AcceptanceBound.NearPublished(0, 3, 1).allowance(published))
        .isEqualTo(0.03 * 1215);
    assertThat(new AcceptanceBound.NearPublished(50, 3, 1).allowance(published)).isEqualTo(50);
  }
}
