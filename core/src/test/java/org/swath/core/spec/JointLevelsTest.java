package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static SweepSpec inGrid(String factors) {
    return SpecText.read(ONE_RUN + "grid:\n" + factors);
  }

  private static List<String> levels(SweepSpec spec) {
    return spec.configurations().stream().map(c -> c.levels().values().toString()).toList();
  }
}
