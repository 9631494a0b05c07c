package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.RunParameters;

/** Levels that factors of a grid take together. */
class JointLevelsTest {

  private static final String ONE_RUN =
      """
      name: one-run
      workload: implicit-em-encoder
      data: digits
      training: {epochs: 3, optimizer: sgd}
      seeds: [7]
      """;

  @Test
  void factorsGivenTogetherVaryAsOne() {
    SweepSpec spec =
        inGrid(
            """
              together:
                - {batch-size: 64, learning-rate: 0.1}
                - {learning-rate: 0.2, batch-size: 128}
            """);

    assertThat(spec.factorNames()).containsExactly("batch-size", "learning-rate");
    assertThat(levels(spec))
        .containsExactly(
            "{batch-size=64, learning-rate=0.1}", "{batch-size=128, learning-rate=0.2}");
    assertThat(spec.configurations().get(1).parameters().training().integer("batch-size"))
        .isEqualTo(128);
  }

  @Test
  void theyVaryAtTheirPlaceInTheGrid() {
    SweepSpec spec =
        inGrid(
            """
              hidden-units: [8, 16]
              together: [{lse-weight: 1, variance-weight: 0}, {lse-weight: 0, variance-weight: 1}]
              learning-rate: [0.1, 0.2]
            """);

    assertThat(spec.factorNames())
        .containsExactly("hidden-units", "lse-weight", "variance-weight", "learning-rate");
    assertThat(levels(spec))
        .hasSize(8)
        .startsWith(
            "{hidden-units=8, learning-rate=0.1, lse-weight=1.0, variance-weight=0.0}",
            "{hidden-units=8, learning-rate=0.2, lse-weight=1.0, variance-weight=0.0}",
            "{hidden-units=8, learning-rate=0.1, lse-weight=0.0, variance-weight=1.0}");
  }

  /** What a study changes at once is often the rate, its schedule and the clipping. */
  @Test
  void partsOfTrainingMayVaryWithThem() {
    SweepSpec spec =
        inParts(
            """
              together:
                - {learning-rate: 0.1, warm-up: none, clipping: {name: global-norm, clip-norm: 1}}
                - learning-rate: 0.01
                  warm-up: {name: linear, warm-up-length: 0.5}
                  clipping: {name: element, clip-value: 0.3}
              schedule: [constant, cosine]
            """);

    assertThat(spec.factorNames())
        .containsExactly(
            "learning-rate",
            "warm-up",
            "clipping",
            "clip-norm",
            "warm-up-length",
            "clip-value",
            "schedule");
    assertThat(levels(spec))
        .containsExactly(
            "{clip-norm=1.0, clipping=global-norm, learning-rate=0.1, schedule=constant, warm-up=none}",
            "{clip-norm=1.0, clipping=global-norm, learning-rate=0.1, schedule=cosine, warm-up=none}",
            "{clip-value=0.3, clipping=element, learning-rate=0.01, schedule=constant, warm-up=linear, warm-up-length=0.5}",
            "{clip-value=0.3, clipping=element, learning-rate=0.01, schedule=cosine, warm-up=linear, warm-up-length=0.5}");
    RunParameters first = spec.configurations().get(0).parameters();
    assertThat(first.part("warm-up")).as("the standard one is never named").isEmpty();
    assertThat(first.part("clipping").orElseThrow().parameters().number("clip-norm")).isOne();
    assertThat(spec.configurations().get(3).parameters().part("warm-up")).isPresent();
  }

  @Test
  void anOptimizerMayBringItsRateThere() {
    SweepSpec spec =
        inParts(
            """
              together:
                - {optimizer: {name: sgd, momentum: 0.9, learning-rate: 0.1}, hidden-units: 8}
                - {optimizer: {name: adam, learning-rate: 0.01}, hidden-units: 16}
            """,
            "training: {epochs: 3}");

    assertThat(levels(spec))
        .containsExactly(
            "{hidden-units=8, learning-rate=0.1, momentum=0.9, optimizer=sgd}",
            "{hidden-units=16, learning-rate=0.01, optimizer=adam}");
  }

  @Test
  void aPartThatIsGivenElsewhereTooOrAsAListIsRefused() {
    assertThat(partProblems("[{clipping: [none, element], learning-rate: 0.1}]"))
        .singleElement()
        .asString()
        .contains("must be one rule of clipping")
        .contains("Write a mapping for each of them.");
    assertThat(
            partProblems("[{clipping: {name: element, clip-value: [1, 2]}, learning-rate: 0.1}]"))
        .singleElement()
        .asString()
        .contains("must give one level to each parameter, but got a list");
    assertThat(partProblems("[{optimizer: adam, learning-rate: 0.1}]"))
        .singleElement()
        .asString()
        .contains("must be given in one place, but got it in grid and in training");
    assertThat(partProblems("[{clipping: none, learning-rate: 0.1}]\n  clipping: [element]"))
        .singleElement()
        .asString()
        .contains("must be given once in the grid, but got clipping a second time");
  }

  @Test
  void severalListsAreSeveralAxes() {
    SweepSpec spec =
        inGrid(
            """
              together:
                - [{batch-size: 64, learning-rate: 0.1}, {batch-size: 128, learning-rate: 0.2}]
                - [{lse-weight: 1, hidden-units: 8}, {lse-weight: 0, hidden-units: 16}]
            """);

    assertThat(levels(spec))
        .containsExactly(
            "{batch-size=64, hidden-units=8, learning-rate=0.1, lse-weight=1.0}",
            "{batch-size=64, hidden-units=16, learning-rate=0.1, lse-weight=0.0}",
            "{batch-size=128, hidden-units=8, learning-rate=0.2, lse-weight=1.0}",
            "{batch-size=128, hidden-units=16, learning-rate=0.2, lse-weight=0.0}");
  }

  @Test
  void parametersThatVaryTogetherHaveNoValueOutside() {
    SweepSpec spec =
        inGrid("  together: [{batch-size: 64, learning-rate: 0.1, hidden-units: 8}]\n");

    assertThat(spec.training().parameters().values()).containsOnlyKeys("epochs");
    assertThat(spec.workload().parameters().values()).doesNotContainKey("hidden-units");
  }

  @Test
  void aReportMaySelectByOneOfTheFactors() {
    String report =
        """
          together: [{lse-weight: 1, learning-rate: 0.1}, {lse-weight: 0, learning-rate: 0.2}]
        report:
          published:
            source: a paper
            rows: [{lse-weight: 0, final-loss: {mean: 1}}]
        """;

    assertThat(inGrid(report).report().published()).isPresent();
    assertThat(
            SpecText.problems(
                ONE_RUN + "grid:\n" + report.replace("{lse-weight: 0, f", "{lse-weight: 2, f")))
        .singleElement()
        .asString()
        .contains("The grid has lse-weight 1.0, 0.0.");
  }

  @Test
  void learningRatesGivenTogetherAndInABlockAreAmbiguous() {
    assertThat(
            SpecText.problems(
                ONE_RUN.replace("sgd}", "{name: sgd, learning-rate: 1}}")
                    + "grid:\n  together: [{learning-rate: 0.1}, {learning-rate: 0.2}]\n"))
        .singleElement()
        .asString()
        .contains("must be given for this optimizer or for all, but got both")
        .contains("Line 7 gives it for all");
  }

  @Test
  void aGridTooLargeToBeMeantIsRefused() {
    assertThat(
            SpecText.problems(
                ONE_RUN.replace("[7]", "{first: 1, count: 600000}")
                    + "grid:\n  together: [{learning-rate: 0.1}, {learning-rate: 0.2}]\n"))
        .singleElement()
        .asString()
        .contains("must make at most 1000000 runs with the seeds, but got 1200000");
  }

  @Test
  void combinationsOfOtherFactorsAreRefusedWhoeverMadeThem() {
    ParameterLevels rate = new ParameterLevels("rate", ParameterOwner.TRAINING, List.of(0.1));
    ParameterLevels size = new ParameterLevels("size", ParameterOwner.TRAINING, List.of(8L));
    ParameterLevels sizes = new ParameterLevels("size", ParameterOwner.TRAINING, List.of(8L, 9L));

    assertThat(new JointLevels(List.of(List.of(rate, size))).size()).isEqualTo(BigInteger.ONE);
    assertThatThrownBy(() -> new JointLevels(List.of()))
        .hasMessageContaining("must be of a parameter");
    assertThatThrownBy(() -> new JointLevels(List.of(List.of(rate), List.of(rate))))
        .hasMessageContaining("Combinations must differ");
    assertThatThrownBy(() -> new JointLevels(List.of(List.of(rate), List.of(size))))
        .hasMessageContaining("Every combination must be of [rate], but one is of [size]");
    assertThatThrownBy(() -> new JointLevels(List.of(List.of(rate, rate))))
        .hasMessageContaining("must name each factor once");
    assertThatThrownBy(() -> new JointLevels(List.of(List.of(sizes))))
        .hasMessageContaining("must give one level");
  }

  private static final String TRAINING = "training: {epochs: 3, optimizer: sgd}";

  private static SweepSpec inParts(String factors) {
    return inParts(factors, TRAINING);
  }

  private static SweepSpec inParts(String factors, String training) {
    String text = ONE_RUN.replace(TRAINING, training) + "grid:\n" + factors;
    return SweepSpecReader.read(text, "sweep.yaml", ShippedCatalogue.catalogue());
  }

  private static List<String> partProblems(String combinations) {
    try {
      inParts("  together: " + combinations + "\n");
    } catch (InvalidSpecException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
    return List.of();
  }

  private static SweepSpec inGrid(String factors) {
    return SpecText.read(ONE_RUN + "grid:\n" + factors);
  }

  private static List<String> levels(SweepSpec spec) {
    return spec.configurations().stream().map(c -> c.levels().values().toString()).toList();
  }
}
