package org.swath.core.workload.cayley;

import java.util.Arrays;
import java.util.List;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/**
 * How far the Cayley maps U of a model are from unitary, which they are but for what their solver
 * leaves. Vectors to try are the same for every run. Not thread-safe.
 */
final class Unitarity {

  /** Vectors of random length and direction. */
  static final int PROBES = 64;

  private static final int LARGEST_BASIS = 16;
  private static final int SEED = 42;

  private final int units;
  private final int basisSize;
  private final double[][] basis;
  private final double[][] probes;
  private final double[][] image;
  private final double[][] slopes;
  private final double[] gram;
  private final SolverCounts ofBasis = new SolverCounts();

  Unitarity(int units) {
    this.units = units;
    this.basisSize = Math.min(units, LARGEST_BASIS);
    RandomStreams streams = new RandomStreams(SEED);
    this.probes = normal(PROBES, new StandardNormal(streams.stream("cayley-probes")));
    this.basis = normal(basisSize, new StandardNormal(streams.stream("cayley-basis")));
    orthonormalise();
    this.image = new double[2 * units][PROBES];
    this.slopes = new double[2 * units][basisSize];
    this.gram = new double[2 * basisSize * basisSize];
  }

  private double[][] normal(int vectors, StandardNormal source) {
    double[][] values = new double[2 * units][vectors];
    for (double[] part : values) {
      for (int vector = 0; vector < vectors; vector++) {
        part[vector] = source.next();
      }
    }
    return values;
  }

  /** Makes the basis one: Gram and Schmidt's method, twice for its rounding. */
  private void orthonormalise() {
    for (int vector = 0; vector < basisSize; vector++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < vector; other++) {
          subtractShare(vector, other);
        }
      }
      double square = 0;
      for (double[] part : basis) {
        square += part[vector] * part[vector];
      }
      for (double[] part : basis) {
        part[vector] /= Math.sqrt(square);
      }
    }
  }

  private void subtractShare(int vector, int other) {
    double real = 0;
    double imaginary = 0;
    for (int unit = 0; unit < units; unit++) {
      double a = basis[2 * unit][other];
      double b = basis[2 * unit + 1][other];
      double c = basis[2 * unit][vector];
      double d = basis[2 * unit + 1][vector];
      real += a * c + b * d;
      imaginary += a * d - b * c;
    }
    for (int unit = 0; unit < units; unit++) {
      double a = basis[2 * unit][other];
      double b = basis[2 * unit + 1][other];
      basis[2 * unit][vector] -= real * a - imaginary * b;
      basis[2 * unit + 1][vector] -= real * b + imaginary * a;
    }
  }

  /**
   * The mean over layers of {@code ‖(UΦ)†(UΦ) - I‖²}, the squared Frobenius norm, Φ an orthonormal
   * basis of 16 vectors, or of all units if they are fewer.
   *
   * @param weight what it counts in the loss; if that is above 0, its slopes are added to the
   *     gradient, as of a map that is computed exactly
   */
  double penalty(
      List<CayleyLayer> layers,
      double delta,
      SolverSettings settings,
      double weight,
      double[] gradient) {
    double sum = 0;
    for (CayleyLayer layer : layers) {
      layer.forward(delta, settings, basis, image, false, basisSize, ofBasis);
      sum += fillGram(image);
      if (weight > 0) {
        fillSlopes(image, weight / layers.size(), slopes);
        layer.backward(delta, settings, image, slopes, gradient, basisSize);
      }
    }
    return sum / layers.size();
  }

  /**
   * Fills Y†Y - I.
   *
   * @param vectors Y, [D × vectors of the basis]
   * @return its squared norm
   */
  double fillGram(double[][] vectors) {
    double norm = 0;
    for (int row = 0; row < basisSize; row++) {
      for (int column = 0; column < basisSize; column++) {
        double real = row == column ? -1 : 0;
        double imaginary = 0;
        for (int unit = 0; unit < units; unit++) {
          double a = vectors[2 * unit][row];
          double b = vectors[2 * unit + 1][row];
          double c = vectors[2 * unit][column];
          double d = vectors[2 * unit + 1][column];
          real += a * c + b * d;
          imaginary += a * d - b * c;
        }
        int to = 2 * (row * basisSize + column);
        gram[to] = real;
        gram[to + 1] = imaginary;
        norm += real * real + imaginary * imaginary;
      }
    }
    return norm;
  }

  /**
   * Fills the slopes of {@code weight ‖Y†Y - I‖²} by Y: {@code 4 weight Y (Y†Y - I)}, after {@link
   * #fillGram}.
   */
  void fillSlopes(double[][] vectors, double weight, double[][] ofVectors) {
    for (double[] part : ofVectors) {
      Arrays.fill(part, 0);
    }
    for (int unit = 0; unit < units; unit++) {
      for (int row = 0; row < basisSize; row++) {
        double a = 4 * weight * vectors[2 * unit][row];
        double b = 4 * weight * vectors[2 * unit + 1][row];
        for (int column = 0; column < basisSize; column++) {
          double c = gram[2 * (row * basisSize + column)];
          double d = gram[2 * (row * basisSize + column) + 1];
          ofVectors[2 * unit][column] += a * c - b * d;
          ofVectors[2 * unit + 1][column] += a * d + b * c;
        }
      }
    }
  }

  /**
   * The mean over layers and 64 random vectors φ of {@code |‖Uφ‖² / ‖φ‖² - 1|}.
   *
   * @param starts where solves begin
   * @param counts told of them
   */
  double deviation(
      List<CayleyLayer> layers,
      double delta,
      SolverSettings settings,
      Starts starts,
      SolverCounts counts) {
    double sum = 0;
    for (int number = 0; number < layers.size(); number++) {
      boolean started = starts.begin(number, image, PROBES);
      layers.get(number).forward(delta, settings, probes, image, started, PROBES, counts);
      starts.solved(number, image, PROBES);
      for (int probe = 0; probe < PROBES; probe++) {
        double before = 0;
        double after = 0;
        for (int part = 0; part < 2 * units; part++) {
          before += probes[part][probe] * probes[part][probe];
          after += image[part][probe] * image[part][probe];
        }
        sum += Math.abs(after / before - 1);
      }
    }
    return sum / (layers.size() * PROBES);
  }
}
