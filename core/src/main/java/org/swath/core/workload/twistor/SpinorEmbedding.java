package org.swath.core.workload.twistor;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.device.Products;
import org.swath.core.random.StandardNormal;
import org.swath.core.workload.sequence.SequenceBatch;

/**
 * Turns tokens into spinors: a token at a place is (ω, π), each the token's row of its own table
 * plus the place's {@linkplain PositionCode code}. What is to be predicted is the ω of the target.
 * The tables lie in an array of the caller's, ω's [tokens × d] and then π's.
 */
final class SpinorEmbedding {

  private final TwistorShape shape;
  private final PositionCode code;

  SpinorEmbedding(TwistorShape shape, int length) {
    this.shape = shape;
    this.code = PositionCode.of(shape.units(), length);
  }

  /** Tables of standard normal numbers, drawn in their order. */
  static double[] drawTables(TwistorShape shape, UniformRandomProvider stream) {
    StandardNormal normal = new StandardNormal(stream);
    double[] tables = new double[shape.tablesLength()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = normal.next();
    }
    return tables;
  }

  /**
   * Looks a batch up.
   *
   * @param spinors filled with [rows × 2 d], ω first
   * @param wanted filled with [d × rows]
   */
  void fill(SequenceBatch batch, double[] tables, double[] spinors, double[] wanted) {
    int d = shape.component();
    int rows = batch.rows();
    int pi = shape.tokens() * d;
    for (int row = 0; row < rows; row++) {
      int place = batch.place(row);
      int token = batch.token(row) * d;
      int target = batch.target(row) * d;
      for (int unit = 0; unit < d; unit++) {
        double ofPlace = code.get(place, unit);
        spinors[row * 2 * d + unit] = tables[token + unit] + ofPlace;
        spinors[row * 2 * d + d + unit] = tables[pi + token + unit] + ofPlace;
        wanted[unit * rows + row] = tables[target + unit] + ofPlace;
      }
    }
  }

  /**
   * Adds the tables' part to a gradient. What is to be predicted counts as given.
   *
   * @param slopes [rows × 2 d], the loss differentiated by the spinors
   * @param gradient begins with the tables
   */
  void backward(SequenceBatch batch, double[] slopes, double[] gradient) {
    int d = shape.component();
    int pi = shape.tokens() * d;
    for (int row = 0; row < batch.rows(); row++) {
      int token = batch.token(row) * d;
      for (int unit = 0; unit < d; unit++) {
        gradient[token + unit] += slopes[row * 2 * d + unit];
        gradient[pi + token + unit] += slopes[row * 2 * d + d + unit];
      }
    }
  }

  /**
   * How many predictions are nearer to the target's ω than to any other token's; of equally near
   * ones the first token counts.
   *
   * @param predicted [d × rows]; overwritten
   * @param scores [tokens × rows]; overwritten
   */
  int right(SequenceBatch batch, double[] tables, double[] predicted, double[] scores) {
    int d = shape.component();
    int rows = batch.rows();
    for (int unit = 0; unit < d; unit++) {
      for (int row = 0; row < rows; row++) {
        predicted[unit * rows + row] -= code.get(batch.place(row), unit);
      }
    }
    for (int token = 0; token < shape.tokens(); token++) {
      double square = 0;
      for (int unit = 0; unit < d; unit++) {
        square += tables[token * d + unit] * tables[token * d + unit];
      }
      java.util.Arrays.fill(scores, token * rows, (token + 1) * rows, -square / 2);
    }
    Products.add(
        new Products.Factors(tables, 0, d, 1), predicted, 0, scores, 0, shape.tokens(), d, rows);
    int right = 0;
    for (int row = 0; row < rows; row++) {
      int best = 0;
      for (int token = 1; token < shape.tokens(); token++) {
        if (scores[token * rows + row] > scores[best * rows + row]) {
          best = token;
        }
      }
      right += best == batch.target(row) ? 1 : 0;
    }
    return right;
  }
}
