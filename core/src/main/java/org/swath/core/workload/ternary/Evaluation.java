package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.CELLS;
import static org.swath.core.workload.ternary.NetworkShape.LATENTS;
import static org.swath.core.workload.ternary.NetworkShape.PLACES;
import static org.swath.core.workload.ternary.NetworkShape.VALUES;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/**
 * What both autoencoders are found to do, each by itself: which operations their decoders give for
 * random latent vectors, and how they reconstruct operations that they were not trained on. Not
 * thread-safe.
 */
final class Evaluation {

  /** Rows that are computed together. */
  static final int BLOCK = 500;

  /** A latent number whose means vary less over operations counts as unused. */
  private static final double LEAST_VARIANCE = 0.01;

  private final DualNetwork network;
  private final OperationBatch batch;
  private final Operations test;
  private final RandomStreams streams;

  /**
   * @param network for at least {@link #BLOCK} rows
   * @param batch for as many
   * @param test operations to reconstruct
   */
  Evaluation(DualNetwork network, OperationBatch batch, Operations test, RandomStreams streams) {
    this.network = network;
    this.batch = batch;
    this.test = test;
    this.streams = streams;
  }

  /**
   * Measures a model.
   *
   * @param draws latent vectors to draw
   * @param number of the streams {@code coverage} and {@code coverage-values}, which these and the
   *     values of operations are drawn from
   * @param values filled with the measured {@link Metrics} from {@code first}
   */
  void measure(HostVector parameters, int draws, int number, double[] values, int first) {
    Coverage ofA = new Coverage();
    Coverage ofB = new Coverage();
    cover(parameters, draws, number, ofA, ofB);
    int next = first;
    values[next++] = ofA.rounded();
    values[next++] = ofB.rounded();
    values[next++] = ofA.likeliest();
    values[next++] = ofB.likeliest();
    values[next++] = ofA.drawn();
    values[next++] = ofB.drawn();
    values[next++] = Coverage.byChance(draws);
    Fidelity fidelityA = new Fidelity();
    Fidelity fidelityB = new Fidelity();
    reconstruct(parameters, fidelityA, fidelityB);
    values[next++] = fidelityA.exactShare();
    values[next++] = fidelityB.exactShare();
    values[next++] = fidelityA.activeLatents();
    values[next] = fidelityB.activeLatents();
  }

  private void cover(HostVector parameters, int draws, int number, Coverage ofA, Coverage ofB) {
    StandardNormal normal = new StandardNormal(streams.stream("coverage", number));
    UniformRandomProvider uniform = streams.stream("coverage-values", number);
    double[] latents = new double[BLOCK * LATENTS];
    for (int from = 0; from < draws; from += BLOCK) {
      int rows = Math.min(BLOCK, draws - from);
      for (int i = 0; i < rows * LATENTS; i++) {
        latents[i] = normal.next();
      }
      cover(network.a(), parameters, latents, rows, uniform, ofA);
      cover(network.b(), parameters, latents, rows, uniform, ofB);
    }
  }

  private static void cover(
      Autoencoder autoencoder,
      HostVector parameters,
      double[] latents,
      int rows,
      UniformRandomProvider uniform,
      Coverage coverage) {
    autoencoder.decode(parameters, latents, rows);
    autoencoder.reconstruction().normalise(rows);
    coverage.add(autoencoder.reconstruction().cells(), rows, uniform);
  }

  private void reconstruct(HostVector parameters, Fidelity ofA, Fidelity ofB) {
    int[] numbers = new int[BLOCK];
    for (int from = 0; from < test.count(); from += BLOCK) {
      int rows = Math.min(BLOCK, test.count() - from);
      for (int i = 0; i < rows; i++) {
        numbers[i] = from + i;
      }
      batch.select(test, numbers, 0, rows);
      ofA.add(network.a(), parameters, batch);
      ofB.add(network.b(), parameters, batch);
    }
  }

  /** How one autoencoder reconstructs operations from the means of their latent vectors. */
  private static final class Fidelity {

    private final double[] sums = new double[LATENTS];
    private final double[] squares = new double[LATENTS];
    private int exact;
    private int operations;

    void add(Autoencoder autoencoder, HostVector parameters, OperationBatch batch) {
      int rows = batch.count();
      autoencoder.encode(parameters, batch.inputs(), rows);
      autoencoder.posterior().takeMeans(rows);
      double[] means = autoencoder.posterior().latents();
      for (int i = 0; i < rows * LATENTS; i++) {
        sums[i % LATENTS] += means[i];
        squares[i % LATENTS] += means[i] * means[i];
      }
      autoencoder.decode(parameters, means, rows);
      autoencoder.reconstruction().normalise(rows);
      double[] cells = autoencoder.reconstruction().cells();
      for (int row = 0; row < rows; row++) {
        exact += matches(cells, batch.classes(), row) ? 1 : 0;
      }
      operations += rows;
    }

    private static boolean matches(double[] cells, byte[] classes, int row) {
      for (int place = 0; place < PLACES; place++) {
        int likeliest = Coverage.likeliest(cells, row * CELLS + place * VALUES);
        if (likeliest != classes[row * PLACES + place]) {
          return false;
        }
      }
      return true;
    }

    double exactShare() {
      return exact / (double) operations;
    }

    double activeLatents() {
      int active = 0;
      for (int k = 0; k < LATENTS; k++) {
        double mean = sums[k] / operations;
        active += squares[k] / operations - mean * mean > LEAST_VARIANCE ? 1 : 0;
      }
      return active;
    }
  }
}
