package org.swath.core.workload.cayley;

import org.swath.core.workload.sequence.SequenceBatch;

/**
 * What a model sees of the tokens of a batch: number d of token v at place t is {@code E_vd exp(i t
 * 10000^(-d/D))}, E real and trained.
 */
final class PhaseEmbedding {

  private static final double BASE = 10_000;

  private final CayleyShape shape;
  private final double[][] cosines;
  private final double[][] sines;

  /**
   * @param length places of a sequence
   */
  PhaseEmbedding(CayleyShape shape, int length) {
    int units = shape.units();
    this.shape = shape;
    this.cosines = new double[units][length];
    this.sines = new double[units][length];
    for (int unit = 0; unit < units; unit++) {
      double speed = StrictMath.pow(BASE, -unit / (double) units);
      for (int place = 0; place < length; place++) {
        cosines[unit][place] = StrictMath.cos(place * speed);
        sines[unit][place] = StrictMath.sin(place * speed);
      }
    }
  }

  /** Fills {@code x} [D × rows]. */
  void forward(double[] parameters, SequenceBatch batch, double[][] x) {
    for (int row = 0; row < batch.rows(); row++) {
      int at = shape.embeddingFrom() + batch.token(row) * shape.units();
      int place = batch.place(row);
      for (int unit = 0; unit < shape.units(); unit++) {
        x[2 * unit][row] = parameters[at + unit] * cosines[unit][place];
        x[2 * unit + 1][row] = parameters[at + unit] * sines[unit][place];
      }
    }
  }

  /** Adds the part of the embedding to a gradient. */
  void backward(SequenceBatch batch, double[][] ofX, double[] gradient) {
    for (int row = 0; row < batch.rows(); row++) {
      int at = shape.embeddingFrom() + batch.token(row) * shape.units();
      int place = batch.place(row);
      for (int unit = 0; unit < shape.units(); unit++) {
        gradient[at + unit] +=
            ofX[2 * unit][row] * cosines[unit][place] + ofX[2 * unit + 1][row] * sines[unit][place];
      }
    }
  }
}
