package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

class MonitorsTest {

  private static final String MONITORS =
      "monitors: [{name: hessian-maximum, iterations: 20}, noise-scale]\n";

  @Test
  void aSpecHasNoMonitorsUnlessItSaysSo() {
    assertThat(SpecText.read(SpecText.RIGHT).monitors()).isEmpty();
  }

  @Test
  void monitorsAreReadInTheOrderWritten() {
    assertThat(SpecText.read(SpecText.RIGHT + MONITORS).monitors())
        .containsExactly(
            new ComponentChoice("hessian-maximum", ParameterValues.of(Map.of("iterations", 20L))),
            new ComponentChoice("noise-scale", ParameterValues.none()));
  }

  @Test
  void aMonitorsParametersHaveTheirDefaults() {
    SweepSpec spec = SpecText.read(SpecText.RIGHT + "monitors: [hessian-maximum]");

    assertThat(spec.monitors().get(0).parameters().integer("iterations")).isEqualTo(10);
  }

  @Test
  void aCriterionMayJudgeAMetricOfTheSpecsMonitorsAndOfEveryRun() {
    String residual = SpecText.withChange("metric: loss", "metric: hessian-residual");
    String gradient = SpecText.withChange("metric: loss", "metric: gradient-norm");

    assertThat(SpecText.read(residual + MONITORS).convergence().get(0).metric())
        .isEqualTo("hessian-residual");
    assertThat(
            SweepSpecReader.read(
                    gradient,
                    "sweep.yaml",
                    TestCatalogue.withStandardMetrics(List.of("gradient-norm")))
                .convergence()
                .get(0)
                .metric())
        .isEqualTo("gradient-norm");
  }

  @Test
  void aCriterionMayNotJudgeAMonitorThatIsNotThere() {
    String noiseScale = SpecText.withChange("metric: loss", "metric: noise-scale");

    assertThat(SpecText.problems(noiseScale + "monitors: [hessian-maximum]"))
        .singleElement()
        .hasToString(
            "sweep.yaml:16: convergence[0].metric: must be one of loss, seconds, lse, variance,"
                + " decorrelation, hessian-maximum, hessian-residual, but got \"noise-scale\".");
  }

  @Test
  void whileTheMonitorsAreWrongACriterionMayMeanAnyOfThem() {
    String noiseScale = SpecText.withChange("metric: loss", "metric: noise-scale");

    assertThat(SpecText.problems(noiseScale + "monitors: [noise-scal]")).hasSize(1);
    assertThat(SpecText.problems(noiseScale + "monitor: [noise-scale]")).hasSize(1);
  }
}
