package org.swath.core.train.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.device.HostVector;
import org.swath.core.golden.GoldenTrace;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

class ClippingTest {

  private static final JsonNode GOLDEN = GoldenTrace.read("clipping.json");

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "1.0", "100.0"})
  void aLongGradientIsScaledLikePyTorchs(String bound) {
    JsonNode expected = GOLDEN.get("global_norm_" + bound);
    Clipping clipping = new Clipping.GlobalNorm(Double.parseDouble(bound));
    for (boolean single : List.of(false, true)) {
      HostVector gradient = vector(single, flat(GOLDEN.get("grads")));
      double tolerance = single ? 1e-6 : 1e-12;
      assertThat(Norms.euclidean(gradient))
          .isCloseTo(expected.get("norm").asDouble(), within(tolerance));
      clip(clipping, gradient);
      assertThat(gradient.toDoubles())
          .containsExactly(flat(expected.get("clipped")), within(tolerance));
    }
  }

  @Test
  void everyNumberIsBroughtBetweenTheBoundsLikePyTorchs() {
    for (boolean single : List.of(false, true)) {
      HostVector gradient = vector(single, flat(GOLDEN.get("grads")));
      clip(new Clipping.Element(0.5), gradient);
      assertThat(gradient.toDoubles())
          .containsExactly(flat(GOLDEN.get("value_0.5")), within(single ? 1e-7 : 1e-12));
    }
  }

  /**
   * Lengths 4, 8, 30, 5 with ratio 1.5, decay ½ and two steps of grace. Averages before the third
   * and the fourth: (½·4·½ + ½·8)/(1 - ¼) = 20/3 and (½·5 + ½·30)/(1 - ⅛) = 20, so bounds 10, 30.
   */
  @Test
  void adaptiveClippingHoldsAGradientAgainstThoseBeforeIt() {
    for (boolean single : List.of(false, true)) {
      Clipping clipping = new AdaptiveClipping(1.5, 0.5, 2);
      assertThat(clipped(clipping, single, 4)).isEqualTo(4);
      assertThat(clipped(clipping, single, 8)).as("grace").isEqualTo(8);
      assertThat(clipped(clipping, single, 30)).isCloseTo(10, within(single ? 1e-5 : 1e-12));
      assertThat(clipped(clipping, single, 29)).as("30 counted as it came").isEqualTo(29);
    }
  }

  @Test
  void whatAdaptiveClippingHasSeenIsSavedToTheBit() {
    Clipping straight = new AdaptiveClipping(1.1, 0.9, 1);
    for (double length : new double[] {0.1, 0.7, 0.3}) {
      clipped(straight, false, length);
    }
    StateWriter state = new StateWriter();
    straight.save(state);
    Clipping resumed = new AdaptiveClipping(1.1, 0.9, 1);
    StateReader reader = new StateReader(state.saved());
    resumed.restore(reader);
    reader.requireAllRead();

    for (double length : new double[] {1, 0.2, 3}) {
      assertThat(clipped(resumed, false, length)).isEqualTo(clipped(straight, false, length));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aGradientWithoutALengthIsLeftToDivergeBy(double value) {
    AdaptiveClipping adaptive = new AdaptiveClipping(1.5, 0.5, 1);
    clipped(adaptive, false, 4);
    for (Clipping clipping : List.of(adaptive, new Clipping.GlobalNorm(1))) {
      for (boolean single : List.of(false, true)) {
        HostVector gradient = vector(single, 3, value);
        clip(clipping, gradient);
        assertThat(gradient.toDoubles()).containsExactly(3, value);
      }
    }
    assertThat(clipped(adaptive, false, 8)).as("nor does it count").isCloseTo(6, within(1e-12));
  }

  @Test
  void anInfiniteNumberHasANearestWithinTheBoundsAndNaNHasNone() {
    for (boolean single : List.of(false, true)) {
      HostVector gradient =
          vector(single, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
      clip(new Clipping.Element(0.5), gradient);
      assertThat(gradient.toDoubles()).containsExactly(0.5, -0.5, Double.NaN);
    }
  }

  @Test
  void aRunThatNamesNoRuleIsNotClipped() {
    HostVector gradient = vector(false, 1e30, -1e30);
    clip(Clipping.of(Optional.empty()), gradient);
    assertThat(gradient.toDoubles()).containsExactly(1e30, -1e30);
  }

  /** The length that is left of a gradient along one axis. */
  private static double clipped(Clipping clipping, boolean single, double length) {
    HostVector gradient = vector(single, 0, length, 0);
    clip(clipping, gradient);
    return Norms.euclidean(gradient);
  }

  private static void clip(Clipping clipping, HostVector gradient) {
    clipping.clip(gradient, Norms.euclidean(gradient));
  }

  private static HostVector vector(boolean single, double... values) {
    HostVector vector =
        single
            ? new HostVector.Singles(new float[values.length])
            : new HostVector.Doubles(new double[values.length]);
    vector.set(values);
    return vector;
  }

  /** All numbers of nested lists, in order: tensors one after the other. */
  private static double[] flat(JsonNode node) {
    return numbers(node).toArray();
  }

  private static DoubleStream numbers(JsonNode node) {
    Stream<JsonNode> children = StreamSupport.stream(node.spliterator(), false);
    return node.isArray()
        ? children.map(child -> numbers(child).toArray()).flatMapToDouble(Arrays::stream)
        : DoubleStream.of(node.asDouble());
  }
}
