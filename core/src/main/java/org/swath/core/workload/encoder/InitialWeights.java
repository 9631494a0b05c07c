package org.swath.core.workload.encoder;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights and biases to start from, the same for every lane of a seed.
 *
 * @param weights [unit][input]
 * @param biases [unit]
 */
record InitialWeights(double[][] weights, double[] biases) {

  /** Draws them uniform on ±1/√inputs: the weights unit by unit, then the biases. */
  static InitialWeights draw(UniformRandomProvider stream, int units, int inputs) {
    double bound = 1 / Math.sqrt(inputs);
    double[][] weights = new double[units][inputs];
    for (double[] ofUnit : weights) {
      for (int input = 0; input < inputs; input++) {
        ofUnit[input] = (2 * stream.nextDouble() - 1) * bound;
      }
    }
    double[] biases = new double[units];
    for (int unit = 0; unit < units; unit++) {
      biases[unit] = (2 * stream.nextDouble() - 1) * bound;
    }
    return new InitialWeights(weights, biases);
  }

  int units() {
    return biases.length;
  }

  int inputs() {
    return weights[0].length;
  }

  /** Unit by unit: its weights, then its bias. */
  double[] byUnit() {
    double[] values = new double[(inputs() + 1) * units()];
    for (int unit = 0; unit < units(); unit++) {
      int from = unit * (inputs() + 1);
      System.arraycopy(weights[unit], 0, values, from, inputs());
      values[from + inputs()] = biases[unit];
    }
    return values;
  }

  /** Input by input the weights of all units, then their biases. */
  double[] byInput() {
    double[] values = new double[(inputs() + 1) * units()];
    for (int unit = 0; unit < units(); unit++) {
      for (int input = 0; input < inputs(); input++) {
        values[input * units() + unit] = weights[unit][input];
      }
      values[inputs() * units() + unit] = biases[unit];
    }
    return values;
  }
}
