package org.swath.core.workload.classifier;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.workload.ParameterRange;

/**
 * The sizes of a network with at most one hidden layer. A layer's parameters are neighbours, [input
 * × unit] with the biases as the last row; the layer next to the input comes first.
 *
 * @param pixels inputs of the network
 * @param hiddenUnits units of the hidden layer; 0 when there is none
 * @param classes outputs of the network
 */
record NetworkShape(int pixels, int hiddenUnits, int classes) {

  NetworkShape {
    if (pixels < 1 || hiddenUnits < 0 || classes < 1) {
      throw new IllegalArgumentException(
          "pixels >= 1, hiddenUnits >= 0 and classes >= 1 must hold, but got %d, %d and %d"
              .formatted(pixels, hiddenUnits, classes));
    }
  }

  boolean hasHiddenLayer() {
    return hiddenUnits > 0;
  }

  /** Units of the layer next to the input. */
  int firstUnits() {
    return hasHiddenLayer() ? hiddenUnits : classes;
  }

  /** Where the parameters of the layer behind the hidden one begin. */
  int firstLength() {
    return Math.multiplyExact(pixels + 1, firstUnits());
  }

  /** Number of parameters. */
  int length() {
    int second = hasHiddenLayer() ? Math.multiplyExact(hiddenUnits + 1, classes) : 0;
    return Math.addExact(firstLength(), second);
  }

  List<ParameterRange> layers() {
    List<ParameterRange> layers = new ArrayList<>();
    layers.add(new ParameterRange(0, firstLength(), 0));
    if (hasHiddenLayer()) {
      layers.add(new ParameterRange(firstLength(), length(), 1));
    }
    return layers;
  }

  /** Parameters to start from: uniform on ±1/√inputs of their layer, drawn in their order. */
  double[] initial(UniformRandomProvider stream) {
    double[] values = new double[length()];
    fill(values, 0, firstLength(), 1 / Math.sqrt(pixels), stream);
    if (hasHiddenLayer()) {
      fill(values, firstLength(), length(), 1 / Math.sqrt(hiddenUnits), stream);
    }
    return values;
  }

  private static void fill(
      double[] values, int from, int to, double bound, UniformRandomProvider stream) {
    for (int i = from; i < to; i++) {
      values[i] = (2 * stream.nextDouble() - 1) * bound;
    }
  }
}
