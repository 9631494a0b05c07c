package org.swath.core.workload.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.device.Gemm;

/**
 * The penalised log-loss of a multinomial logistic regression, {@code Σ_i -log softmax(W x_i +
 * b)[y_i] + ½‖W‖²}, with its gradient.
 *
 * <p>A point is [class][feature], with the intercept after the features of each class: the
 * coefficient of a feature that is always 1, and the only one that is not penalised.
 */
final class LogisticObjective implements Lbfgs.Objective, AutoCloseable {

  private static final int EXAMPLES_PER_BLOCK = 4096;

  private final int coefficientsPerClass;
  private final int classes;
  private final List<Block> blocks = new ArrayList<>();
  private final INDArray coefficients;
  private final INDArray slopes;
  private final DoublePointer coefficientsMemory;
  private final DoublePointer slopesMemory;

  /**
   * @param columns [feature][example]; not kept
   * @param labels [example], from 0 to classes - 1
   */
  LogisticObjective(double[][] columns, byte[] labels, int classes) {
    this.coefficientsPerClass = columns.length + 1;
    this.classes = classes;
    long[] shape = {coefficientsPerClass, classes};
    this.coefficients = Nd4j.createUninitialized(DataType.DOUBLE, shape, 'f');
    this.slopes = Nd4j.createUninitialized(DataType.DOUBLE, shape, 'f');
    this.coefficientsMemory = (DoublePointer) coefficients.data().pointer();
    this.slopesMemory = (DoublePointer) slopes.data().pointer();
    for (int from = 0; from < labels.length; from += EXAMPLES_PER_BLOCK) {
      int to = Math.min(from + EXAMPLES_PER_BLOCK, labels.length);
      blocks.add(new Block(columns, Arrays.copyOfRange(labels, from, to), from));
    }
  }

  int dimensions() {
    return coefficientsPerClass * classes;
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    coefficientsMemory.put(point);
    slopes.assign(0);
    double value = 0;
    for (Block block : blocks) {
      value += block.logLossAndSlopes();
    }
    slopesMemory.get(gradient);
    for (int i = 0; i < point.length; i++) {
      boolean intercept = i % coefficientsPerClass == coefficientsPerClass - 1;
      if (!intercept) {
        value += point[i] * point[i] / 2;
        gradient[i] += point[i];
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

  /** A block of examples small enough for its scores to stay in the processor's cache. */
  private final class Block implements AutoCloseable {

    private final byte[] labels;
    private final INDArray inputs;
    private final INDArray scores;
    private final Gemm scoring;
    private final Gemm sloping;
    private final DoublePointer scoresMemory;
    private final double[] scoresOnHeap;
    private final double[] largest;
    private final double[] sums;

    Block(double[][] columns, byte[] labels, int from) {
      int count = labels.length;
      this.labels = labels;
      this.inputs = FeatureMatrix.withIntercept(columns, from, count, 1);
      this.scores = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {count, classes}, 'f');
      this.scoring = Gemm.product(inputs, coefficients, scores);
      this.sloping = Gemm.transposedProduct(inputs, scores, slopes);
      this.scoresMemory = (DoublePointer) scores.data().pointer();
      this.scoresOnHeap = new double[count * classes];
      this.largest = new double[count];
      this.sums = new double[count];
    }

    /** Adds this block's part of the gradient to the slopes. */
    double logLossAndSlopes() {
      scoring.compute(1, 0);
      scoresMemory.get(scoresOnHeap);
      Softmax.inPlace(scoresOnHeap, labels.length, classes, largest, sums);
      double loss = 0;
      for (int i = 0; i < labels.length; i++) {
        int own = labels[i] * labels.length + i;
        loss -= Math.log(Math.max(scoresOnHeap[own], Double.MIN_NORMAL));
        scoresOnHeap[own] -= 1;
      }
      scoresMemory.put(scoresOnHeap);
      sloping.compute(1, 1);
      return loss;
    }

    @Override
    public void close() {
      inputs.close();
      scores.close();
    }
  }
}
