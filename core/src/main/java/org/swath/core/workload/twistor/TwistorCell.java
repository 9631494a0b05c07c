package org.swath.core.workload.twistor;

import java.util.Arrays;
import org.swath.core.device.Products;

/**
 * The recurrent cell: from the spinor x at a place and the last output h, σ being the logistic
 * function and all of them of 2 d numbers, ω first:
 *
 * <pre>
 *   i, f, o = σ(W [x, h] + b)        g = tanh(W [x, h] + b)      (each W, b its own)
 *   c ← f h + i g                    the last output is the only memory
 *   c ← c + rate · tanh(V c + v)     fast evolution
 *   c ← three Möbius mixes of c      see MoebiusMixing
 *   h ← o tanh(c)
 * </pre>
 *
 * <p>Before the first place h is 0. Holds the memory of one batch, which lanes use one after the
 * other; all matrices are [rows × width] with a batch's rows in their order. Not thread-safe.
 */
final class TwistorCell {

  private final TwistorShape shape;
  private final int state;
  private final int width;
  private final double[] gates;
  private final double[] gated;
  private final double[] evolved;
  private final double[] squashed;
  private final double[] outputs;
  private final double[] slopes;
  private final double[] carried;
  private final double[] transposedOfSpinors;
  private final double[] transposedOfOutputs;
  private final double[] transposedEvolution;

  /**
   * @param most sequences at once
   * @param length places of a sequence
   */
  TwistorCell(TwistorShape shape, int most, int length) {
    this.shape = shape;
    this.state = shape.state();
    this.width = shape.gates();
    int rows = Math.multiplyExact(most, length);
    this.gates = new double[Math.multiplyExact(rows, width)];
    this.gated = new double[rows * state];
    this.evolved = new double[rows * state];
    this.squashed = new double[rows * state];
    this.outputs = new double[rows * state];
    this.slopes = new double[rows * state];
    this.carried = new double[most * state];
    this.transposedOfSpinors = new double[state * width];
    this.transposedOfOutputs = new double[state * width];
    this.transposedEvolution = new double[state * state];
  }

  /** [rows × 2 d], what {@link #forward} has computed. */
  double[] outputs() {
    return outputs;
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param count sequences
   * @param length places
   * @param x [rows × 2 d]
   */
  void forward(double[] parameters, TwistorSettings settings, double[] x, int count, int length) {
    int biases = shape.gatesFrom() + 2 * state * width;
    for (int row = 0; row < count * length; row++) {
      System.arraycopy(parameters, biases, gates, row * width, width);
    }
    int rows = count * length;
    Products.add(
        new Products.Factors(x, 0, state, 1),
        parameters,
        shape.gatesFrom(),
        gates,
        0,
        rows,
        state,
        width);
    for (int place = 0; place < length; place++) {
      int from = place * count;
      if (place > 0) {
        Products.add(
            new Products.Factors(outputs, (from - count) * state, state, 1),
            parameters,
            shape.gatesFrom() + state * width,
            gates,
            from * width,
            count,
            state,
            width);
      }
      gate(from, count);
      evolve(parameters, settings.evolutionRate(), from, count);
      emit(settings.mixing(), from, count);
    }
  }

  private void gate(int from, int count) {
    for (int row = from; row < from + count; row++) {
      int at = row * width;
      for (int j = at; j < at + 2 * state; j++) {
        gates[j] = logistic(gates[j]);
      }
      for (int j = at + 2 * state; j < at + 3 * state; j++) {
        gates[j] = tanh(gates[j]);
      }
      for (int j = at + 3 * state; j < at + width; j++) {
        gates[j] = logistic(gates[j]);
      }
      int to = row * state;
      int last = (row - count) * state;
      for (int j = 0; j < state; j++) {
        gated[to + j] = gates[at + j] * gates[at + 2 * state + j];
      }
      if (from > 0) {
        for (int j = 0; j < state; j++) {
          gated[to + j] += gates[at + state + j] * outputs[last + j];
        }
      }
    }
  }

  private void evolve(double[] parameters, double rate, int from, int count) {
    int matrix = shape.evolutionFrom();
    for (int row = from; row < from + count; row++) {
      System.arraycopy(parameters, matrix + state * state, evolved, row * state, state);
    }
    Products.add(
        new Products.Factors(gated, from * state, state, 1),
        parameters,
        matrix,
        evolved,
        from * state,
        count,
        state,
        state);
    for (int i = from * state; i < (from + count) * state; i++) {
      evolved[i] = tanh(evolved[i]);
      squashed[i] = gated[i] + rate * evolved[i];
    }
  }

  private void emit(MoebiusMixing mixing, int from, int count) {
    int d = state / 2;
    for (int row = from; row < from + count; row++) {
      int at = row * state;
      int open = row * width + 3 * state;
      for (int j = 0; j < d; j++) {
        double omega = squashed[at + j];
        double pi = squashed[at + d + j];
        double mixedOmega = tanh(mixing.kept() * omega + mixing.exchanged() * pi);
        double mixedPi = tanh(mixing.kept() * pi - mixing.exchanged() * omega);
        squashed[at + j] = mixedOmega;
        squashed[at + d + j] = mixedPi;
        outputs[at + j] = gates[open + j] * mixedOmega;
        outputs[at + d + j] = gates[open + d + j] * mixedPi;
      }
    }
  }

  /**
   * Adds the cell's part to a gradient, after {@link #forward} with the same arguments.
   *
   * @param ofOutputs [rows × 2 d], the loss differentiated by the outputs where they leave the cell
   * @param gradient laid out as the parameters
   */
  void backward(
      double[] parameters,
      TwistorSettings settings,
      double[] x,
      int count,
      int length,
      double[] ofOutputs,
      double[] gradient) {
    int rows = count * length;
    int matrix = shape.gatesFrom();
    int matrixOfOutputs = matrix + state * width;
    Products.transpose(parameters, matrixOfOutputs, transposedOfOutputs, 0, state, width);
    Products.transpose(parameters, shape.evolutionFrom(), transposedEvolution, 0, state, state);
    Arrays.fill(carried, 0);
    for (int place = length - 1; place >= 0; place--) {
      backThroughEmission(settings, ofOutputs, place * count, count);
      backThroughGates(place * count, count);
    }

    Products.add(
        new Products.Factors(x, 0, 1, state), gates, 0, gradient, matrix, state, rows, width);
    Products.add(
        new Products.Factors(outputs, 0, 1, state),
        gates,
        count * width,
        gradient,
        matrixOfOutputs,
        state,
        rows - count,
        width);
    addRows(gates, rows, width, gradient, matrixOfOutputs + state * width);
    int evolution = shape.evolutionFrom();
    Products.add(
        new Products.Factors(gated, 0, 1, state),
        slopes,
        0,
        gradient,
        evolution,
        state,
        rows,
        state);
    addRows(slopes, rows, state, gradient, evolution + state * state);
  }

  /**
   * The loss differentiated by the spinors, after {@link #backward}.
   *
   * @param ofSpinors filled with [rows × 2 d]
   */
  void backwardToSpinors(double[] parameters, int rows, double[] ofSpinors) {
    Products.transpose(parameters, shape.gatesFrom(), transposedOfSpinors, 0, state, width);
    Arrays.fill(ofSpinors, 0, rows * state, 0);
    Products.add(
        new Products.Factors(gates, 0, width, 1),
        transposedOfSpinors,
        0,
        ofSpinors,
        0,
        rows,
        width,
        state);
  }

  /** Leaves the slopes of c in {@code evolved}, and of the open gate in its place. */
  private void backThroughEmission(
      TwistorSettings settings, double[] ofOutputs, int from, int count) {
    MoebiusMixing mixing = settings.mixing();
    double rate = settings.evolutionRate();
    int d = state / 2;
    for (int row = from; row < from + count; row++) {
      int at = row * state;
      int open = row * width + 3 * state;
      int carry = (row - from) * state;
      for (int j = 0; j < state; j++) {
        double slope = ofOutputs[at + j] + carried[carry + j];
        double gate = gates[open + j];
        double value = squashed[at + j];
        gates[open + j] = slope * value * gate * (1 - gate);
        squashed[at + j] = slope * gate * (1 - value * value);
      }
      for (int j = at; j < at + d; j++) {
        double ofOmega = squashed[j];
        double ofPi = squashed[j + d];
        squashed[j] = mixing.kept() * ofOmega - mixing.exchanged() * ofPi;
        squashed[j + d] = mixing.exchanged() * ofOmega + mixing.kept() * ofPi;
      }
      for (int j = at; j < at + state; j++) {
        slopes[j] = rate * squashed[j] * (1 - evolved[j] * evolved[j]);
      }
      System.arraycopy(squashed, at, evolved, at, state);
    }
    Products.add(
        new Products.Factors(slopes, from * state, state, 1),
        transposedEvolution,
        0,
        evolved,
        from * state,
        count,
        state,
        state);
  }

  /** Replaces the gates by the slopes of what they are squashed from. */
  private void backThroughGates(int from, int count) {
    for (int row = from; row < from + count; row++) {
      int input = row * width;
      int forget = input + state;
      int candidate = forget + state;
      int at = row * state;
      int last = (row - count) * state;
      int carry = (row - from) * state;
      for (int j = 0; j < state; j++) {
        double slope = evolved[at + j];
        double i = gates[input + j];
        double f = gates[forget + j];
        double g = gates[candidate + j];
        double before = from > 0 ? outputs[last + j] : 0;
        gates[input + j] = slope * g * i * (1 - i);
        gates[forget + j] = slope * before * f * (1 - f);
        gates[candidate + j] = slope * i * (1 - g * g);
        carried[carry + j] = slope * f;
      }
    }
    if (from > 0) {
      Products.add(
          new Products.Factors(gates, from * width, width, 1),
          transposedOfOutputs,
          0,
          carried,
          0,
          count,
          width,
          state);
    }
  }

  private static void addRows(double[] matrix, int rows, int width, double[] sums, int to) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < width; j++) {
        sums[to + j] += matrix[row * width + j];
      }
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double tanh(double x) {
    return 1 - 2 / (Math.exp(2 * x) + 1);
  }
}
