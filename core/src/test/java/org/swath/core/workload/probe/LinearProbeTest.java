package org.swath.core.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.swath.core.golden.GoldenTrace;

class LinearProbeTest {

  private final JsonNode trace = GoldenTrace.read("linear_probe.json");

  @Test
  void findsScikitLearnsCoefficientsAndAccuracy() {
    FittedProbe fitted = fit();
    double[][] coefficients = GoldenTrace.matrix(trace.get("coef"));
    double[] intercepts = GoldenTrace.vector(trace.get("intercept"));
    for (int k = 0; k < coefficients.length; k++) {
      assertThat(fitted.coefficients()[k]).containsExactly(coefficients[k], within(2e-3));
    }
    // Adding one number to every intercept changes nothing, so only differences are comparable.
    for (int k = 1; k < intercepts.length; k++) {
      assertThat(fitted.intercepts()[k] - fitted.intercepts()[0])
          .isCloseTo(intercepts[k] - intercepts[0], within(2e-3));
    }
    assertThat(fitted.accuracy(columns(trace.get("test_x")), labels(trace.get("test_y"))))
        .isEqualTo(trace.get("test_accuracy").asDouble());
  }

  @Test
  void leavesAConstantFeatureAtScaleOneAndGivesItNoWeight() {
    FittedProbe fitted = fit();
    assertThat(fitted.standardisation().scales()[5]).isEqualTo(1);
    for (double[] ofClass : fitted.coefficients()) {
      assertThat(ofClass[5]).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void givesTheSameBitsTwice() {
    assertThat(fit().coefficients()).isDeepEqualTo(fit().coefficients());
  }

  private FittedProbe fit() {
    return new LinearProbe(4).fit(columns(trace.get("train_x")), labels(trace.get("train_y")));
  }

  /** [feature][example] of a trace's rows. */
  private static double[][] columns(JsonNode rows) {
    double[][] matrix = GoldenTrace.matrix(rows);
    double[][] columns = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = matrix[i][j];
      }
    }
    return columns;
  }

  private static byte[] labels(JsonNode node) {
    byte[] labels = new byte[node.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) node.get(i).asInt();
    }
    return labels;
  }
}
