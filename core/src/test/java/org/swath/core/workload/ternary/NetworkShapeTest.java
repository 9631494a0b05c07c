package org.swath.core.workload.ternary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.ParameterRange;

class NetworkShapeTest {

  private final NetworkShape shape = new NetworkShape();

  /** Those of the study: 45,792 an encoder, 4,411 and 71,707 the decoders, 1,068 the state net. */
  @Test
  void thereAre168770ParametersInAll() {
    assertThat(shape.firstOfB()).isEqualTo(45_792 + 4_411);
    assertThat(shape.length() - shape.firstOfB()).isEqualTo(45_792 + 71_707);
    assertThat(StateNet.length()).isEqualTo(1_068);
    assertThat(shape.length() + StateNet.length()).isEqualTo(168_770);
  }

  @Test
  void theLayersCoverAllParametersWithoutGapsAndCountUpFromEachInput() {
    List<ParameterRange> layers = shape.layers();

    int next = 0;
    for (ParameterRange layer : layers) {
      assertThat(layer.from()).isEqualTo(next);
      next = layer.to();
    }
    assertThat(next).isEqualTo(shape.length());
    assertThat(layers)
        .extracting(ParameterRange::layer)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void parametersStartUniformWithinTheBoundsOfTheirLayer() {
    double[] initial = shape.initial(new RandomStreams(1).stream("initialisation"));

    assertThat(largest(initial, 0, 9 * 256 + 256)).isBetween(0.99 / 3, 1.0 / 3);
    assertThat(largest(initial, shape.length() - 129 * 27, shape.length()))
        .isBetween(0.99 / Math.sqrt(128), 1 / Math.sqrt(128));
  }

  private static double largest(double[] values, int from, int to) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }
}
