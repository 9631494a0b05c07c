package org.swath.core.workload.ternary;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where an affine map {@code y = x W + b} lies within a vector of parameters: W as [input ×
 * output], then b.
 *
 * @param inputs length of x
 * @param outputs length of y
 * @param from index of the first weight
 * @param depth number of affine maps before it in its network
 */
record AffineShape(int inputs, int outputs, int from, int depth) {

  /** Index of the first bias. */
  int biases() {
    return from + inputs * outputs;
  }

  /** Index after the last bias. */
  int to() {
    return biases() + outputs;
  }

  /** Fills in where training starts: all uniform on ±1/√inputs, in the order of the parameters. */
  void initialise(double[] parameters, UniformRandomProvider stream) {
    double bound = 1 / Math.sqrt(inputs);
    for (int i = from; i < to(); i++) {
      parameters[i] = (2 * stream.nextDouble() - 1) * bound;
    }
  }
}
