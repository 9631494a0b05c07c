package org.swath.core.workload.ternary;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The network that turns the state of training into small corrections. In the study nothing ever
 * trains it, since its outputs are used as plain numbers: it is a random map that stays as it was
 * drawn, 9-32, layer norm, tanh, 32-8, then 8-32, ReLU, 32-4, tanh. In double precision.
 */
final class StateNet {

  /** Numbers it looks at. */
  static final int INPUTS = 9;

  /** Numbers it gives, each from -1 to 1. */
  static final int OUTPUTS = 4;

  private static final int HIDDEN = 32;
  private static final int STATES = 8;
  private static final double LEAST_VARIANCE = 1e-5;

  private static final AffineShape FIRST = new AffineShape(INPUTS, HIDDEN, 0, 0);
  private static final AffineShape SECOND = new AffineShape(HIDDEN, STATES, FIRST.to(), 1);
  private static final AffineShape THIRD = new AffineShape(STATES, HIDDEN, SECOND.to(), 2);
  private static final AffineShape FOURTH = new AffineShape(HIDDEN, OUTPUTS, THIRD.to(), 3);

  private final double[] parameters = new double[FOURTH.to()];

  /** All maps uniform on ±1/√inputs, in order; the layer norm starts at, and stays, factor 1. */
  StateNet(UniformRandomProvider stream) {
    for (AffineShape shape : new AffineShape[] {FIRST, SECOND, THIRD, FOURTH}) {
      shape.initialise(parameters, stream);
    }
  }

  /** Number of its parameters, with the factor and the offset of the layer norm. */
  static int length() {
    return FOURTH.to() + 2 * HIDDEN;
  }

  double[] corrections(double[] state) {
    double[] hidden = normalised(map(FIRST, state));
    for (int i = 0; i < HIDDEN; i++) {
      hidden[i] = StrictMath.tanh(hidden[i]);
    }
    double[] decoded = map(THIRD, map(SECOND, hidden));
    for (int i = 0; i < HIDDEN; i++) {
      decoded[i] = Math.max(decoded[i], 0);
    }
    double[] corrections = map(FOURTH, decoded);
    for (int i = 0; i < OUTPUTS; i++) {
      corrections[i] = StrictMath.tanh(corrections[i]);
    }
    return corrections;
  }

  private double[] map(AffineShape shape, double[] inputs) {
    double[] outputs = new double[shape.outputs()];
    for (int j = 0; j < outputs.length; j++) {
      double sum = parameters[shape.biases() + j];
      for (int k = 0; k < inputs.length; k++) {
        sum += inputs[k] * parameters[shape.from() + k * outputs.length + j];
      }
      outputs[j] = sum;
    }
    return outputs;
  }

  /** Less their mean, over √(population variance + 1e-5). */
  private static double[] normalised(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double scale = 1 / Math.sqrt(variance + LEAST_VARIANCE);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) * scale;
    }
    return values;
  }
}
