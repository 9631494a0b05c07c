package org.swath.core.workload.classifier;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/**
 * The layer next to the input where examples are numbers, not pixels. Its sums are in double
 * precision, whatever its parameters are kept in.
 */
final class NumberInputLayer implements InputLayer {

  private final int units;
  private final int inputs;
  private final double[] weights;
  private final double[] sums;

  /**
   * @param inputs the one for the biases included
   */
  NumberInputLayer(int units, int inputs) {
    this.units = units;
    this.inputs = inputs;
    this.weights = new double[inputs * units];
    this.sums = new double[inputs * units];
  }

  @Override
  public void forward(
      SparseImages images, int[] examples, int count, HostVector parameters, double[] values) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = parameters.get(i);
    }
    int own = inputs - 1;
    for (int i = 0; i < count; i++) {
      System.arraycopy(weights, own * units, values, i * units, units);
      for (int input = 0; input < own; input++) {
        addTo(
            values, i * units, images.numbers()[examples[i] * own + input], weights, input * units);
      }
    }
  }

  @Override
  public void backward(ImageBatch batch, double[] slopes, HostVector gradient) {
    Arrays.fill(sums, 0);
    int own = inputs - 1;
    float[] numbers = batch.images().numbers();
    for (int i = 0; i < batch.count(); i++) {
      for (int input = 0; input < own; input++) {
        addTo(sums, input * units, numbers[batch.examples()[i] * own + input], slopes, i * units);
      }
      addTo(sums, own * units, 1, slopes, i * units);
    }
    if (gradient instanceof HostVector.Doubles doubles) {
      System.arraycopy(sums, 0, doubles.values(), 0, sums.length);
    } else if (gradient instanceof HostVector.Singles singles) {
      for (int i = 0; i < sums.length; i++) {
        singles.values()[i] = (float) sums[i];
      }
    }
  }

  /** Adds {@code factor} times a row of numbers, as many as there are units, to another. */
  private void addTo(double[] sum, int at, double factor, double[] numbers, int from) {
    for (int unit = 0; unit < units; unit++) {
      sum[at + unit] += factor * numbers[from + unit];
    }
  }
}
