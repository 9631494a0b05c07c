package org.swath.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  static Stream<JsonNode> samples() {
    return Reference.cases("descriptions");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void agreesWithNumPyAndSciPy(JsonNode sample) {
    double[] values = Reference.values(sample.get("values"));
    Description description = Description.of(values);

    assertThat(description.n()).isEqualTo(values.length);
    Reference.assertClose("mean", description.mean(), sample.get("mean"));
    Reference.assertClose(
        "population", description.populationDeviation(), sample.get("populationDeviation"));
    Reference.assertClose("sample", description.sampleDeviation(), sample.get("sampleDeviation"));
    Reference.assertClose("error", description.standardError(), sample.get("standardError"));
    Reference.assertClose("median", description.median(), sample.get("median"));
    Reference.assertClose("iqm", description.interquartileMean(), sample.get("interquartileMean"));
    Reference.assertClose("minimum", description.minimum(), sample.get("minimum"));
    Reference.assertClose("maximum", description.maximum(), sample.get("maximum"));
  }

  @Test
  void givesOneValueNoSampleDeviation() {
    Description description = Description.of(4.5);

    assertThat(description.mean()).isEqualTo(4.5);
    assertThat(description.populationDeviation()).isZero();
    assertThat(description.sampleDeviation()).isNaN();
    assertThat(description.standardError()).isNaN();
    assertThat(description.median()).isEqualTo(4.5);
    assertThat(description.interquartileMean()).isEqualTo(4.5);
  }

  @Test
  void givesNoValuesNoFigures() {
    Description description = Description.of();

    assertThat(description.n()).isZero();
    assertThat(
            new double[] {
              description.mean(),
              description.populationDeviation(),
              description.sampleDeviation(),
              description.median(),
              description.interquartileMean(),
              description.minimum(),
              description.maximum()
            })
        .containsOnly(Double.NaN);
  }

  @Test
  void hidesNoNaNAndNoInfinity() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Description description = Description.of(1, odd, 3);

      assertThat(description.n()).isEqualTo(3);
      assertThat(
              new double[] {
                description.mean(),
                description.populationDeviation(),
                description.sampleDeviation(),
                description.median(),
                description.interquartileMean(),
                description.minimum(),
                description.maximum()
              })
          .containsOnly(Double.NaN);
    }
  }

  @Test
  void givesEqualValuesNoSpreadAtAll() {
    for (int n = 2; n <= 20; n++) {
      double[] values = new double[n];
      java.util.Arrays.fill(values, 0.1);
      Description description = Description.of(values);

      assertThat(description.mean()).isEqualTo(0.1);
      assertThat(description.interquartileMean()).isEqualTo(0.1);
      assertThat(description.sampleDeviation()).isZero();
      assertThat(description.populationDeviation()).isZero();
    }
  }

  @Test
  void leavesTheValuesInTheirOrder() {
    double[] values = {3, 1, 2, 5, 4};
    Description.of(values);

    assertThat(values).containsExactly(3, 1, 2, 5, 4);
  }
}
