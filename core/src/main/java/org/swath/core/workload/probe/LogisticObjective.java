package org.swath.core.workload.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.blas.Level3;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The penalised log-loss of a multinomial logistic regression, in coordinates in which it is nearly
 * round.
 *
 * <p>With P the mean of x xᵀ plus a little of the identity, and P = L Lᵀ, the features are replaced
 * by L⁻¹ x and the coefficients w by u = Lᵀ w. Scores and penalty are unchanged, but correlated
 * features no longer make a narrow valley, and a quasi-Newton method needs a fraction of the steps.
 * A point is [class][feature] of u, then [class] of intercepts.
 */
final class LogisticObjective implements Lbfgs.Objective, AutoCloseable {

  private static final int EXAMPLES_PER_BLOCK = 4096;

  private final int features;
  private final int classes;
  private final Cholesky factor;
  private final List<Block> blocks = new ArrayList<>();
  private final INDArray coefficients;
  private final INDArray slopes;
  private final double[] slopesOnHeap;
  private final Level3 blas = Nd4j.getBlasWrapper().level3();

  /**
   * @param columns [feature][example], standardised; not changed
   * @param labels [example]
   */
  LogisticObjective(double[][] columns, byte[] labels, int classes) {
    this.features = columns.length;
    this.classes = classes;
    this.factor = new Cholesky(secondMoments(columns));
    for (int from = 0; from < labels.length; from += EXAMPLES_PER_BLOCK) {
      int count = Math.min(EXAMPLES_PER_BLOCK, labels.length - from);
      blocks.add(new Block(factor.solved(columns, from, count), labels, from));
    }
    this.coefficients =
        Nd4j.createUninitialized(DataType.DOUBLE, new long[] {features, classes}, 'f');
    this.slopes = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {features, classes}, 'f');
    this.slopesOnHeap = new double[features * classes];
  }

  /** The point to start from: every class equally probable. */
  double[] start() {
    return new double[(features + 1) * classes];
  }

  /** w at a point: [class][feature]. */
  double[][] coefficients(double[] point) {
    double[][] w = new double[classes][];
    for (int k = 0; k < classes; k++) {
      w[k] = factor.solveTransposed(point, k * features);
    }
    return w;
  }

  /** b at a point: [class]. */
  double[] intercepts(double[] point) {
    return Arrays.copyOfRange(point, features * classes, point.length);
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    ((DoublePointer) coefficients.data().pointer()).put(point, 0, features * classes);
    Arrays.fill(gradient, 0);
    slopes.assign(0);
    double value = 0;
    for (Block block : blocks) {
      value += block.addTo(point, gradient);
    }
    ((DoublePointer) slopes.data().pointer()).get(slopesOnHeap);
    for (int i = 0; i < slopesOnHeap.length; i++) {
      gradient[i] += slopesOnHeap[i];
    }
    for (int k = 0; k < classes; k++) {
      double[] w = factor.solveTransposed(point, k * features);
      value += Lbfgs.dot(w, w) / 2;
      double[] penaltySlope = factor.solve(w);
      for (int feature = 0; feature < features; feature++) {
        gradient[k * features + feature] += penaltySlope[feature];
      }
    }
    return value;
  }

  @Override
  public void close() {
    blocks.forEach(Block::close);
    coefficients.close();
    slopes.close();
  }

  private static double[][] secondMoments(double[][] columns) {
    int features = columns.length;
    int examples = columns[0].length;
    double[][] moments = new double[features][features];
    try (INDArray all =
            Nd4j.createUninitialized(DataType.DOUBLE, new long[] {examples, features}, 'f');
        INDArray product =
            Nd4j.createUninitialized(DataType.DOUBLE, new long[] {features, features}, 'f')) {
      DoublePointer memory = (DoublePointer) all.data().pointer();
      for (int feature = 0; feature < features; feature++) {
        memory.position((long) feature * examples).put(columns[feature]);
      }
      memory.position(0);
      Nd4j.getBlasWrapper().level3().gemm(all, all, product, true, false, 1.0 / examples, 0);
      for (int j = 0; j < features; j++) {
        moments[j] = product.getColumn(j).toDoubleVector();
        moments[j][j] += 1.0 / examples;
      }
    }
    return moments;
  }

  /** A block of examples small enough for its scores to stay in the processor's cache. */
  private final class Block implements AutoCloseable {

    private final INDArray inputs;
    private final INDArray scores;
    private final DoublePointer scoresMemory;
    private final double[] scoresOnHeap;
    private final double[] largest;
    private final double[] sums;
    private final byte[] labels;

    /**
     * @param columns [feature][example of this block]
     * @param allLabels labels of all blocks, this one's beginning at {@code from}
     */
    Block(double[][] columns, byte[] allLabels, int from) {
      int count = columns[0].length;
      this.labels = Arrays.copyOfRange(allLabels, from, from + count);
      this.inputs = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {count, features}, 'f');
      DoublePointer memory = (DoublePointer) inputs.data().pointer();
      for (int feature = 0; feature < features; feature++) {
        memory.position((long) feature * count).put(columns[feature]);
      }
      memory.position(0);
      this.scores = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {count, classes}, 'f');
      this.scoresMemory = (DoublePointer) scores.data().pointer();
      this.scoresOnHeap = new double[count * classes];
      this.largest = new double[count];
      this.sums = new double[count];
    }

    /**
     * Adds this block's gradient to {@code slopes} and the intercepts' part of {@code gradient}.
     */
    double addTo(double[] point, double[] gradient) {
      int count = labels.length;
      blas.gemm(inputs, coefficients, scores, false, false, 1, 0);
      scoresMemory.get(scoresOnHeap);
      double loss = logLossAndResiduals(point, gradient, count);
      scoresMemory.put(scoresOnHeap);
      blas.gemm(inputs, scores, slopes, true, false, 1, 1);
      return loss;
    }

    /** Turns scores into softmax minus one-hot label, the gradient on the scores. */
    private double logLossAndResiduals(double[] point, double[] gradient, int count) {
      double[] s = scoresOnHeap;
      int interceptsAt = features * classes;
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      for (int k = 0; k < classes; k++) {
        double intercept = point[interceptsAt + k];
        for (int i = 0; i < count; i++) {
          s[k * count + i] += intercept;
          largest[i] = Math.max(largest[i], s[k * count + i]);
        }
      }
      double loss = 0;
      for (int i = 0; i < count; i++) {
        loss += largest[i] - s[labels[i] * count + i];
      }
      Arrays.fill(sums, 0);
      for (int k = 0; k < classes; k++) {
        for (int i = 0; i < count; i++) {
          double exponential = Math.exp(s[k * count + i] - largest[i]);
          s[k * count + i] = exponential;
          sums[i] += exponential;
        }
      }
      for (int i = 0; i < count; i++) {
        loss += Math.log(sums[i]);
        sums[i] = 1 / sums[i];
      }
      for (int k = 0; k < classes; k++) {
        double total = 0;
        for (int i = 0; i < count; i++) {
          double residual = s[k * count + i] * sums[i] - (labels[i] == k ? 1 : 0);
          s[k * count + i] = residual;
          total += residual;
        }
        gradient[interceptsAt + k] += total;
      }
      return loss;
    }

    @Override
    public void close() {
      inputs.close();
      scores.close();
    }
  }
}
