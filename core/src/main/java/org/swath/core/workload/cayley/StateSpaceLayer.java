package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * A diagonal state-space layer that chooses its step sizes itself, added to what comes in: with y =
 * the {@linkplain RootMeanSquare normalised} input at a place,
 *
 * <pre>
 *   (Δm, Δp) = exp(M [Re y, Im y] + b), kept from 1e-4 to 2
 *   h ← exp(-Δm softplus(a) + i Δp φ) h + Δm B y          h = 0 before the first place
 *   x ← x + s C h
 * </pre>
 *
 * Holds the memory of one batch. Not thread-safe.
 */
final class StateSpaceLayer {

  private static final double SMALLEST_STEP = 1e-4;
  private static final double LARGEST_STEP = 2;

  private final CayleyShape shape;
  private final int layer;
  private final RootMeanSquare norm;
  private final ComplexMap inputMap;
  private final ComplexMap outputMap;
  private final double[][] y;
  private final double[][] driven;
  private final double[][] states;
  private final double[][] outputs;
  private final double[][] steps;
  private final double[][] ofSteps;
  private final double[][] factors;
  private final double[] sizes;
  private final double[] turns;
  private final double[][] ofStates;
  private final double[][] ofY;
  private final double[] decays;
  private final double[] frequencies;

  /**
   * @param layer from 0
   * @param most rows at once
   */
  StateSpaceLayer(CayleyShape shape, int layer, int most) {
    int units = shape.units();
    int count = shape.states();
    this.shape = shape;
    this.layer = layer;
    this.norm = new RootMeanSquare(shape.gainsFrom(layer), units, most);
    this.inputMap = new ComplexMap(shape.inputsFrom(layer), units, count, most);
    this.outputMap = new ComplexMap(shape.outputsFrom(layer), count, units, most);
    this.y = new double[2 * units][most];
    this.driven = new double[2 * count][most];
    this.states = new double[2 * count][most];
    this.outputs = new double[2 * units][most];
    this.steps = new double[2][most];
    this.ofSteps = new double[2][most];
    this.factors = new double[2 * count][most];
    this.sizes = new double[most];
    this.turns = new double[most];
    this.ofStates = new double[2 * count][most];
    this.ofY = new double[2 * units][most];
    this.decays = new double[count];
    this.frequencies = new double[count];
  }

  /** Turns to the parameters of a lane. */
  void load(double[] parameters) {
    inputMap.load(parameters);
    outputMap.load(parameters);
    for (int state = 0; state < shape.states(); state++) {
      decays[state] = Softplus.of(parameters[shape.decaysFrom(layer) + state]);
      frequencies[state] = parameters[shape.frequenciesFrom(layer) + state];
    }
  }

  /**
   * Changes {@code x} [D × rows].
   *
   * @param count sequences
   * @param length places of a sequence
   */
  void forward(double[] parameters, double[][] x, int count, int length) {
    int rows = count * length;
    norm.forward(parameters, x, y, rows);
    chooseSteps(parameters, rows);
    inputMap.forward(y, driven, rows);
    for (int state = 0; state < shape.states(); state++) {
      fillFactors(state, rows);
      run(state, count, rows);
    }
    outputMap.forward(states, outputs, rows);
    double scale = parameters[shape.scaleAt(layer)];
    for (int part = 0; part < 2 * shape.units(); part++) {
      double[] to = x[part];
      double[] from = outputs[part];
      for (int row = 0; row < rows; row++) {
        to[row] += scale * from[row];
      }
    }
  }

  /** Δm of every row, and Δp. */
  private void chooseSteps(double[] parameters, int rows) {
    int width = 2 * shape.units();
    for (int step = 0; step < 2; step++) {
      double[] sizes = steps[step];
      int weights = shape.stepsFrom(layer) + step * width;
      Arrays.fill(sizes, 0, rows, parameters[shape.stepsFrom(layer) + 2 * width + step]);
      for (int part = 0; part < width; part++) {
        double weight = parameters[weights + part];
        double[] values = y[part];
        for (int row = 0; row < rows; row++) {
          sizes[row] += weight * values[row];
        }
      }
      for (int row = 0; row < rows; row++) {
        sizes[row] = Math.min(Math.max(Math.exp(sizes[row]), SMALLEST_STEP), LARGEST_STEP);
      }
    }
  }

  /** What a state is multiplied by at every row. */
  private void fillFactors(int state, int rows) {
    double decay = decays[state];
    double speed = frequencies[state] / (2 * Math.PI);
    double[] real = factors[2 * state];
    double[] imaginary = factors[2 * state + 1];
    double[] size = sizes;
    double[] angle = turns;
    double[] decayStep = steps[0];
    double[] turnStep = steps[1];
    for (int row = 0; row < rows; row++) {
      size[row] = Math.exp(-decayStep[row] * decay);
    }
    for (int row = 0; row < rows; row++) {
      angle[row] = turnStep[row] * speed;
    }
    Turns.apply(angle, real, imaginary, rows);
    for (int row = 0; row < rows; row++) {
      real[row] *= size[row];
      imaginary[row] *= size[row];
    }
  }

  private void run(int state, int count, int rows) {
    double[] a = factors[2 * state];
    double[] b = factors[2 * state + 1];
    double[] real = states[2 * state];
    double[] imaginary = states[2 * state + 1];
    double[] input = driven[2 * state];
    double[] inputImaginary = driven[2 * state + 1];
    double[] step = steps[0];
    for (int row = 0; row < rows; row++) {
      double before = row < count ? 0 : real[row - count];
      double beforeImaginary = row < count ? 0 : imaginary[row - count];
      real[row] = a[row] * before - b[row] * beforeImaginary + step[row] * input[row];
      imaginary[row] = a[row] * beforeImaginary + b[row] * before + step[row] * inputImaginary[row];
    }
  }

  /**
   * The way back, after {@link #forward}: {@code ofX}, the slopes behind the layer, becomes those
   * before it.
   */
  void backward(double[] parameters, double[][] ofX, double[] gradient, int count, int length) {
    int rows = count * length;
    double scale = parameters[shape.scaleAt(layer)];
    double ofScale = 0;
    for (int part = 0; part < 2 * shape.units(); part++) {
      double[] slopes = ofX[part];
      double[] output = outputs[part];
      for (int row = 0; row < rows; row++) {
        ofScale += slopes[row] * output[row];
      }
      for (int row = 0; row < rows; row++) {
        output[row] = scale * slopes[row];
      }
      Arrays.fill(ofY[part], 0, rows, 0);
    }
    gradient[shape.scaleAt(layer)] += ofScale;
    for (double[] slopes : ofStates) {
      Arrays.fill(slopes, 0, rows, 0);
    }
    outputMap.backward(states, outputs, ofStates, gradient, rows);
    Arrays.fill(ofSteps[0], 0, rows, 0);
    Arrays.fill(ofSteps[1], 0, rows, 0);
    for (int state = 0; state < shape.states(); state++) {
      runBack(state, count, rows, gradient);
    }
    inputMap.backward(y, driven, ofY, gradient, rows);
    stepsBack(parameters, gradient, rows);
    norm.backward(parameters, ofY, ofX, gradient, rows);
  }

  /** Replaces what drives a state by its slopes. */
  private void runBack(int state, int count, int rows, double[] gradient) {
    double[] a = factors[2 * state];
    double[] b = factors[2 * state + 1];
    double[] real = states[2 * state];
    double[] imaginary = states[2 * state + 1];
    double[] input = driven[2 * state];
    double[] inputImaginary = driven[2 * state + 1];
    double[] g = ofStates[2 * state];
    double[] h = ofStates[2 * state + 1];
    double[] decayStep = steps[0];
    double[] turnStep = steps[1];
    double decay = decays[state];
    double frequency = frequencies[state];
    double ofDecay = 0;
    double ofFrequency = 0;
    for (int row = rows - 1; row >= 0; row--) {
      if (row >= count) {
        int before = row - count;
        g[before] += a[row] * g[row] + b[row] * h[row];
        h[before] += a[row] * h[row] - b[row] * g[row];
        double carried = a[row] * real[before] - b[row] * imaginary[before];
        double carriedImaginary = a[row] * imaginary[before] + b[row] * real[before];
        double ofLogarithm = g[row] * carried + h[row] * carriedImaginary;
        double ofAngle = h[row] * carried - g[row] * carriedImaginary;
        ofSteps[0][row] -= decay * ofLogarithm;
        ofDecay -= decayStep[row] * ofLogarithm;
        ofSteps[1][row] += frequency * ofAngle;
        ofFrequency += turnStep[row] * ofAngle;
      }
      ofSteps[0][row] += g[row] * input[row] + h[row] * inputImaginary[row];
      input[row] = decayStep[row] * g[row];
      inputImaginary[row] = decayStep[row] * h[row];
    }
    int at = shape.decaysFrom(layer) + state;
    gradient[at] += ofDecay * Softplus.slopeOfValue(decay);
    gradient[shape.frequenciesFrom(layer) + state] += ofFrequency;
  }

  private void stepsBack(double[] parameters, double[] gradient, int rows) {
    int width = 2 * shape.units();
    for (int step = 0; step < 2; step++) {
      double[] slopes = ofSteps[step];
      double[] sizes = steps[step];
      double ofBias = 0;
      for (int row = 0; row < rows; row++) {
        boolean kept = sizes[row] > SMALLEST_STEP && sizes[row] < LARGEST_STEP;
        slopes[row] = kept ? slopes[row] * sizes[row] : 0;
        ofBias += slopes[row];
      }
      gradient[shape.stepsFrom(layer) + 2 * width + step] += ofBias;
      int weights = shape.stepsFrom(layer) + step * width;
      for (int part = 0; part < width; part++) {
        double weight = parameters[weights + part];
        double ofWeight = 0;
        double[] values = y[part];
        double[] to = ofY[part];
        for (int row = 0; row < rows; row++) {
          ofWeight += slopes[row] * values[row];
        }
        gradient[weights + part] += ofWeight;
        for (int row = 0; row < rows; row++) {
          to[row] += weight * slopes[row];
        }
      }
    }
  }
}
