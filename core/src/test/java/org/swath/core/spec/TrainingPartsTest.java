package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

/** Parts of training other than the optimizer: of the test catalogue's schedule and clipping. */
class TrainingPartsTest {

  private static final String ONE_RUN =
      """
      name: one-run
      workload: implicit-em-encoder
      data: digits
      training: {epochs: 3, optimizer: sgd, learning-rate: 1e-4}
      seeds: [7]
      """;

  @Test
  void aPartThatIsNotMentionedIsAtItsStandardComponent() {
    SweepSpec spec = SpecText.read(ONE_RUN);

    assertThat(spec.training().components()).containsOnlyKeys("optimizer");
    assertThat(onlyConfiguration(spec).parameters().parts()).isEmpty();
  }

  @Test
  void aPartOfTrainingIsChosenForEveryRunWithItsDefaultsFilledIn() {
    Configuration byName = onlyConfiguration(inTraining("schedule: cosine"));
    Configuration byBlock =
        onlyConfiguration(inTraining("schedule: {name: cosine, minimum-rate: 0.001}"));

    assertThat(byName.parameters().parts()).isEqualTo(Map.of("schedule", cosine(0)));
    assertThat(byBlock.parameters().parts()).isEqualTo(Map.of("schedule", cosine(0.001)));
    assertThat(byName.levels()).isEqualTo(ParameterValues.none());
  }

  @Test
  void namingTheStandardComponentSaysTheSameAsNamingNone() {
    assertThat(inTraining("schedule: constant, clipping: {name: none}"))
        .isEqualTo(SpecText.read(ONE_RUN));
  }

  @Test
  void aPartOfTheGridVariesLikeTheOptimizer() {
    SweepSpec spec =
        inGrid(
            """
              schedule: [constant, {name: step, period: [5, 2]}, cosine]
            """);

    assertThat(spec.factorNames()).containsExactly("schedule", "period");
    assertThat(levels(spec))
        .containsExactly(
            "{schedule=constant}",
            "{period=5, schedule=step}",
            "{period=2, schedule=step}",
            "{schedule=cosine}");
    assertThat(spec.configurations().stream().map(c -> c.parameters().parts()))
        .containsExactly(
            new TreeMap<>(),
            new TreeMap<>(Map.of("schedule", step(5))),
            new TreeMap<>(Map.of("schedule", step(2))),
            new TreeMap<>(Map.of("schedule", cosine(0))));
  }

  @Test
  void partsAndOptimizersMultiplyInTheOrderWritten() {
    SweepSpec spec =
        SpecText.read(
            SpecText.withChange(
                    "  optimizer: [adam, sgd]\n",
                    """
                      clipping: [none, {name: global-norm, threshold: [0.3, 1]}]
                      optimizer: [{name: sgd, momentum: 0.9}, adam]
                    """)
                .replace("[0.001, 0.01]", "[0.001]")
                .replaceAll("(?s)report:.*", ""));

    assertThat(spec.factorNames())
        .containsExactly("clipping", "threshold", "optimizer", "momentum", "learning-rate");
    assertThat(levels(spec))
        .containsExactly(
            "{clipping=none, learning-rate=0.001, momentum=0.9, optimizer=sgd}",
            "{clipping=none, learning-rate=0.001, optimizer=adam}",
            "{clipping=global-norm, learning-rate=0.001, momentum=0.9, optimizer=sgd, threshold=0.3}",
            "{clipping=global-norm, learning-rate=0.001, optimizer=adam, threshold=0.3}",
            "{clipping=global-norm, learning-rate=0.001, momentum=0.9, optimizer=sgd, threshold=1.0}",
            "{clipping=global-norm, learning-rate=0.001, optimizer=adam, threshold=1.0}");
  }

  @Test
  void aParameterThatOneBlockMentionsShowsItsDefaultInTheOthersThatHaveIt() {
    SweepSpec spec =
        inGrid(
            """
              clipping: [value, {name: global-norm, threshold: 0.3}]
            """);

    assertThat(levels(spec))
        .containsExactly(
            "{clipping=value, threshold=1.0}", "{clipping=global-norm, threshold=0.3}");
  }

  @Test
  void onePartMayStandInTrainingAndAnotherInTheGrid() {
    SweepSpec spec =
        SpecText.read(
            ONE_RUN.replace("1e-4}", "1e-4, schedule: cosine}")
                + """
                grid:
                  clipping: [none, value]
                """);

    assertThat(spec.configurations().stream().map(c -> c.parameters().parts().keySet().toString()))
        .containsExactly("[schedule]", "[clipping, schedule]");
    assertThat(spec.factorNames()).containsExactly("clipping");
  }

  @Test
  void aReportMaySelectByThePartsLevels() {
    String report =
        """
        grid:
          schedule: [constant, cosine]
        report:
          published:
            source: a paper
            rows: [{schedule: constant, final-loss: {mean: 1}}]
          holds-when: [{metric: final-loss, where: {schedule: constant}, within: 2}]
        """;

    assertThat(SpecText.read(ONE_RUN + report).report().holdsWhen())
        .extracting(AcceptanceRule::where)
        .containsExactly(ParameterValues.of(Map.of("schedule", "constant")));
    assertThat(
            SpecText.problems(ONE_RUN + report.replace("{schedule: constant}", "{schedule: step}")))
        .singleElement()
        .hasToString(
            "sweep.yaml:12: report.holds-when[0].where.schedule: must be one of constant, cosine,"
                + " but got \"step\".");
  }

  @Test
  void aSpecWithAPartInBothPlacesIsRefusedWhoeverMadeIt() {
    SweepSpec spec = inGrid("  schedule: [constant, cosine]\n");
    TrainingChoice twice =
        new TrainingChoice(
            spec.training().parameters(),
            new TreeMap<>(
                Map.of(
                    "optimizer",
                    spec.training().optimizer().orElseThrow(),
                    "schedule",
                    cosine(0))));

    assertThatThrownBy(
            () ->
                new SweepSpec(
                    spec.name(),
                    spec.description(),
                    spec.workload(),
                    spec.data(),
                    twice,
                    spec.grid(),
                    spec.seeds(),
                    spec.lanes(),
                    spec.monitors(),
                    spec.convergence(),
                    spec.report(),
                    spec.hypotheses()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must stand either in training or in the grid");
  }

  private static SweepSpec inTraining(String parts) {
    return SpecText.read(ONE_RUN.replace("1e-4}", "1e-4, " + parts + "}"));
  }

  private static SweepSpec inGrid(String factors) {
    return SpecText.read(ONE_RUN + "grid:\n" + factors);
  }

  private static Configuration onlyConfiguration(SweepSpec spec) {
    assertThat(spec.configurations()).hasSize(1);
    return spec.configurations().get(0);
  }

  private static List<String> levels(SweepSpec spec) {
    return spec.configurations().stream().map(c -> c.levels().values().toString()).toList();
  }

  private static ComponentChoice cosine(double minimumRate) {
    return new ComponentChoice("cosine", ParameterValues.of(Map.of("minimum-rate", minimumRate)));
  }

  private static ComponentChoice step(long period) {
    return new ComponentChoice("step", ParameterValues.of(Map.of("period", period)));
  }
}
