package org.swath.core.workload.cayley;

import java.util.Arrays;

/**
 * Turns every number of a row by an angle that depends on its share of the row's power: {@code ψ_d
 * ← ψ_d exp(i π (1 - 2 exp(-γ I_d)))} with {@code I_d = |ψ_d|² / (mean |ψ|² + ε)}. Lengths stay as
 * they are. Not thread-safe.
 */
final class PhaseStep {

  private static final double EPSILON = 1e-12;

  private final int units;
  private final double[][] before;
  private final double[][] shares;
  private final double[][] cosines;
  private final double[][] sines;
  private final double[][] decayed;
  private final double[] means;
  private final double[] products;
  private final double[] turns;

  /**
   * @param most rows at once
   */
  PhaseStep(int units, int most) {
    this.units = units;
    this.before = new double[2 * units][most];
    this.shares = new double[units][most];
    this.cosines = new double[units][most];
    this.sines = new double[units][most];
    this.decayed = new double[units][most];
    this.means = new double[most];
    this.products = new double[most];
    this.turns = new double[most];
  }

  /** Changes {@code psi} [D × rows]. */
  void forward(double gain, double[][] psi, int rows) {
    double[] mean = means;
    Arrays.fill(mean, 0, rows, 0);
    for (int unit = 0; unit < units; unit++) {
      double[] a = psi[2 * unit];
      double[] b = psi[2 * unit + 1];
      double[] share = shares[unit];
      for (int row = 0; row < rows; row++) {
        share[row] = a[row] * a[row] + b[row] * b[row];
        mean[row] += share[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      mean[row] = mean[row] / units + EPSILON;
    }
    for (int unit = 0; unit < units; unit++) {
      turn(gain, unit, psi[2 * unit], psi[2 * unit + 1], rows);
    }
  }

  private void turn(double gain, int unit, double[] real, double[] imaginary, int rows) {
    double[] mean = means;
    double[] share = shares[unit];
    double[] decay = decayed[unit];
    for (int row = 0; row < rows; row++) {
      share[row] /= mean[row];
    }
    for (int row = 0; row < rows; row++) {
      decay[row] = Math.exp(-gain * share[row]);
    }
    for (int row = 0; row < rows; row++) {
      turns[row] = 0.5 - decay[row];
    }
    double[] cosine = cosines[unit];
    double[] sine = sines[unit];
    Turns.apply(turns, cosine, sine, rows);
    double[] a = before[2 * unit];
    double[] b = before[2 * unit + 1];
    System.arraycopy(real, 0, a, 0, rows);
    System.arraycopy(imaginary, 0, b, 0, rows);
    for (int row = 0; row < rows; row++) {
      real[row] = a[row] * cosine[row] - b[row] * sine[row];
      imaginary[row] = a[row] * sine[row] + b[row] * cosine[row];
    }
  }

  /** The way back, after {@link #forward}: slopes behind the step become those before it. */
  void backward(double gain, double[][] ofPsi, int rows) {
    double[] sums = products;
    double[] mean = means;
    Arrays.fill(sums, 0, rows, 0);
    double factor = 2 * Math.PI * gain;
    for (int unit = 0; unit < units; unit++) {
      double[] g = ofPsi[2 * unit];
      double[] h = ofPsi[2 * unit + 1];
      double[] a = before[2 * unit];
      double[] b = before[2 * unit + 1];
      double[] cosine = cosines[unit];
      double[] sine = sines[unit];
      double[] decay = decayed[unit];
      double[] share = shares[unit];
      for (int row = 0; row < rows; row++) {
        double turned = g[row] * cosine[row] + h[row] * sine[row];
        double turnedImaginary = h[row] * cosine[row] - g[row] * sine[row];
        g[row] = turned;
        h[row] = turnedImaginary;
        decay[row] *= factor * (turnedImaginary * a[row] - turned * b[row]);
        sums[row] += decay[row] * share[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      sums[row] /= units;
    }
    for (int unit = 0; unit < units; unit++) {
      double[] g = ofPsi[2 * unit];
      double[] h = ofPsi[2 * unit + 1];
      double[] a = before[2 * unit];
      double[] b = before[2 * unit + 1];
      double[] decay = decayed[unit];
      for (int row = 0; row < rows; row++) {
        double ofPower = 2 * (decay[row] - sums[row]) / mean[row];
        g[row] += ofPower * a[row];
        h[row] += ofPower * b[row];
      }
    }
  }
}
