package org.swath.core.workload.cayley;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/**
 * The sizes of a model, and where its parts begin among its parameters. First come all that are
 * complex, real and imaginary part side by side: the inputs and outputs of each state-space layer,
 * then the amplitudes of the head. Behind them come the real ones.
 *
 * @param tokens number of tokens, V
 * @param units complex numbers of a place, D
 * @param states complex numbers of a layer's state, N
 * @param spaceLayers number of state-space layers, L
 * @param cayleyLayers number of Cayley layers
 */
record CayleyShape(int tokens, int units, int states, int spaceLayers, int cayleyLayers) {

  private static final double SMALL_DEVIATION = 0.1;

  CayleyShape {
    if (tokens < 1 || units < 1 || states < 1 || spaceLayers < 1 || cayleyLayers < 1) {
      throw new IllegalArgumentException(
          "All sizes must be at least 1, but got %d, %d, %d, %d and %d"
              .formatted(tokens, units, states, spaceLayers, cayleyLayers));
    }
  }

  /** Where the inputs of a state-space layer begin: complex, [N × D]. */
  int inputsFrom(int layer) {
    return layer * 4 * states * units;
  }

  /** Where its outputs begin: complex, [D × N]. */
  int outputsFrom(int layer) {
    return inputsFrom(layer) + 2 * states * units;
  }

  /** Where the amplitudes of the head begin: complex, [V × D]. */
  int amplitudesFrom() {
    return inputsFrom(spaceLayers);
  }

  /** Number of parameters that are parts of complex numbers. */
  int paired() {
    return amplitudesFrom() + 2 * tokens * units;
  }

  /** Where the embedding begins: [V × D]. */
  int embeddingFrom() {
    return paired();
  }

  /** Where the gains of a layer's normalisation begin: [D]. */
  int gainsFrom(int layer) {
    return embeddingFrom()
        + tokens * units
        + layer * (units + 2 * (2 * units + 1) + 2 * states + 1);
  }

  /** Where the map to its two step sizes begins: [2 × 2 D], and two biases behind it. */
  int stepsFrom(int layer) {
    return gainsFrom(layer) + units;
  }

  /** Where the decays of its states begin: [N]. */
  int decaysFrom(int layer) {
    return stepsFrom(layer) + 2 * (2 * units + 1);
  }

  /** Where their frequencies begin: [N]. */
  int frequenciesFrom(int layer) {
    return decaysFrom(layer) + states;
  }

  /** Where the scale of what it adds lies. */
  int scaleAt(int layer) {
    return frequenciesFrom(layer) + states;
  }

  /** Where the weights of a Cayley layer's edges begin. */
  int edgesFrom(int layer) {
    return gainsFrom(spaceLayers) + layer * Graph.edges(units);
  }

  /** Where the gains of the normalisation before the head begin: [D]. */
  int lastGainsFrom() {
    return edgesFrom(cayleyLayers);
  }

  /** Where the head's biases begin: [V]. */
  int biasesFrom() {
    return lastGainsFrom() + units;
  }

  /** Number of parameters. */
  int length() {
    return biasesFrom() + tokens;
  }

  /**
   * Parameters to start from, from the stream {@code initialisation} but for the embedding, which
   * has one of its own: complex maps uniform on ±1/√(2 inputs) in either part; the embedding
   * standard normal; maps to step sizes uniform on ±1/√(2 D); decays uniform from 0.5 to 1;
   * frequencies and edges normal with deviation 0.1; scales 1/√(2 L); gains 1, biases 0.
   */
  double[] initial(RandomStreams streams) {
    double[] values = new double[length()];
    UniformRandomProvider stream = streams.stream("initialisation");
    for (int layer = 0; layer < spaceLayers; layer++) {
      uniform(values, inputsFrom(layer), 2 * states * units, 1 / Math.sqrt(2.0 * units), stream);
      uniform(values, outputsFrom(layer), 2 * states * units, 1 / Math.sqrt(2.0 * states), stream);
    }
    uniform(values, amplitudesFrom(), 2 * tokens * units, 1 / Math.sqrt(2.0 * units), stream);
    normal(values, embeddingFrom(), tokens * units, 1, streams.stream("embedding"));
    for (int layer = 0; layer < spaceLayers; layer++) {
      Arrays.fill(values, gainsFrom(layer), stepsFrom(layer), 1);
      uniform(values, stepsFrom(layer), 2 * (2 * units + 1), 1 / Math.sqrt(2.0 * units), stream);
      for (int state = 0; state < states; state++) {
        values[decaysFrom(layer) + state] = 0.5 + 0.5 * stream.nextDouble();
      }
      normal(values, frequenciesFrom(layer), states, SMALL_DEVIATION, stream);
      values[scaleAt(layer)] = 1 / Math.sqrt(2.0 * spaceLayers);
    }
    normal(values, edgesFrom(0), lastGainsFrom() - edgesFrom(0), SMALL_DEVIATION, stream);
    Arrays.fill(values, lastGainsFrom(), biasesFrom(), 1);
    return values;
  }

  private static void uniform(
      double[] values, int from, int count, double bound, UniformRandomProvider stream) {
    for (int i = from; i < from + count; i++) {
      values[i] = (2 * stream.nextDouble() - 1) * bound;
    }
  }

  private static void normal(
      double[] values, int from, int count, double deviation, UniformRandomProvider stream) {
    StandardNormal normal = new StandardNormal(stream);
    for (int i = from; i < from + count; i++) {
      values[i] = deviation * normal.next();
    }
  }
}
