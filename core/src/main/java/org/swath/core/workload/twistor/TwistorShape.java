package org.swath.core.workload.twistor;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.workload.ParameterRange;

/**
 * The sizes of a model, and where its parts begin among its parameters: the embedding's tables if
 * they are trained, the cell, the nested levels, the output, and the constraint's networks if it is
 * learned. A linear map lies [input × unit] with the biases as the last row.
 *
 * @param units complex numbers of a component, m; a component has d = 2 m real numbers, real parts
 *     first, and the state, ω and then π, 2 d
 * @param tokens number of tokens
 * @param levels number of nested levels
 * @param trainsEmbedding whether the tables are parameters
 * @param learnsConstraint whether each level has a network of the constraint
 */
record TwistorShape(
    int units, int tokens, int levels, boolean trainsEmbedding, boolean learnsConstraint) {

  TwistorShape {
    if (units < 1 || tokens < 1 || levels < 1) {
      throw new IllegalArgumentException(
          "units, tokens and levels must be at least 1, but got %d, %d and %d"
              .formatted(units, tokens, levels));
    }
  }

  /** d. */
  int component() {
    return 2 * units;
  }

  /** 2 d. */
  int state() {
    return 4 * units;
  }

  /** Width of the four gates together. */
  int gates() {
    return 4 * state();
  }

  /** Length of both tables. */
  int tablesLength() {
    return tokens * state();
  }

  /** Where the gates' linear map begins: of the input, then the last output, then biases. */
  int gatesFrom() {
    return trainsEmbedding ? tablesLength() : 0;
  }

  /** Where the fast evolution's linear map begins. */
  int evolutionFrom() {
    return gatesFrom() + linear(2 * state(), gates());
  }

  /** Where a level begins: two linear maps for ω, and two for π. */
  int levelFrom(int level) {
    return evolutionFrom() + linear(state(), state()) + level * 4 * levelMap();
  }

  /** Length of one of a level's four linear maps. */
  int levelMap() {
    return linear(component(), component());
  }

  /** Where the output's linear map begins. */
  int outputFrom() {
    return levelFrom(levels);
  }

  /** Where the gains of the normalisation begin, and behind them its shifts. */
  int normalisationFrom() {
    return outputFrom() + linear(state(), component());
  }

  /** Where the network of the constraint after a level begins: two linear maps. */
  int constraintFrom(int level) {
    return normalisationFrom() + 2 * component() + level * constraintLength();
  }

  /** Number of parameters. */
  int length() {
    return learnsConstraint ? constraintFrom(levels) : constraintFrom(0);
  }

  /** Level l is layer l; all else has the rate of layer 0. */
  List<ParameterRange> layers() {
    List<ParameterRange> layers = new ArrayList<>();
    layers.add(new ParameterRange(0, levelFrom(0), 0));
    for (int level = 0; level < levels; level++) {
      layers.add(new ParameterRange(levelFrom(level), levelFrom(level + 1), level));
    }
    layers.add(new ParameterRange(outputFrom(), length(), 0));
    return layers;
  }

  /**
   * Parameters to start from: those of a linear map uniform on ±1/√inputs, drawn in their order;
   * gains 1 and shifts 0.
   *
   * @param tables [tokens × d] for ω and then for π
   */
  double[] initial(UniformRandomProvider stream, double[] tables) {
    double[] values = new double[length()];
    if (trainsEmbedding) {
      System.arraycopy(tables, 0, values, 0, tables.length);
    }
    draw(values, gatesFrom(), 2 * state(), gates(), stream);
    draw(values, evolutionFrom(), state(), state(), stream);
    for (int level = 0; level < levels; level++) {
      for (int map = 0; map < 4; map++) {
        draw(values, levelFrom(level) + map * levelMap(), component(), component(), stream);
      }
    }
    draw(values, outputFrom(), state(), component(), stream);
    java.util.Arrays.fill(values, normalisationFrom(), normalisationFrom() + component(), 1);
    for (int level = 0; learnsConstraint && level < levels; level++) {
      int from = constraintFrom(level);
      draw(values, from, state(), component(), stream);
      draw(values, from + linear(state(), component()), component(), 1, stream);
    }
    return values;
  }

  private int constraintLength() {
    return linear(state(), component()) + linear(component(), 1);
  }

  private static int linear(int inputs, int outputs) {
    return (inputs + 1) * outputs;
  }

  private static void draw(
      double[] values, int from, int inputs, int outputs, UniformRandomProvider stream) {
    double bound = 1 / Math.sqrt(inputs);
    for (int i = from; i < from + linear(inputs, outputs); i++) {
      values[i] = (2 * stream.nextDouble() - 1) * bound;
    }
  }
}
