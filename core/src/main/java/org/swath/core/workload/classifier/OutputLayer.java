package org.swath.core.workload.classifier;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/**
 * The layer behind the hidden one, as arithmetic: ReLU, then a linear map to the classes, in double
 * precision whatever that of the parameters. Not thread-safe.
 */
final class OutputLayer {

  private final NetworkShape shape;
  private final double[] weights;
  private final double[] sums;

  OutputLayer(NetworkShape shape) {
    this.shape = shape;
    this.weights = new double[(shape.hiddenUnits() + 1) * shape.classes()];
    this.sums = new double[weights.length];
  }

  /**
   * Computes the scores of classes.
   *
   * @param hidden [image × hidden unit] before ReLU
   * @param scores filled with [image × class]
   */
  void forward(HostVector parameters, double[] hidden, int count, double[] scores) {
    int units = shape.hiddenUnits();
    int classes = shape.classes();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = parameters.get(shape.firstLength() + i);
    }
    for (int i = 0; i < count; i++) {
      int to = i * classes;
      System.arraycopy(weights, units * classes, scores, to, classes);
      for (int unit = 0; unit < units; unit++) {
        double activation = hidden[i * units + unit];
        // Not "> 0": NaN must go on to the scores.
        if (!(activation <= 0)) {
          for (int k = 0; k < classes; k++) {
            scores[to + k] += activation * weights[unit * classes + k];
          }
        }
      }
    }
  }

  /**
   * Fills the layer's part of a gradient, after {@link #forward} with the same images.
   *
   * @param slopes [image × class], the loss differentiated by the scores
   * @param hidden [image × hidden unit] before ReLU; replaced by the loss differentiated by it
   */
  void backward(double[] slopes, double[] hidden, int count, HostVector gradient) {
    int units = shape.hiddenUnits();
    int classes = shape.classes();
    Arrays.fill(sums, 0);
    for (int i = 0; i < count; i++) {
      int from = i * classes;
      for (int unit = 0; unit < units; unit++) {
        double activation = hidden[i * units + unit];
        double slope = 0;
        if (!(activation <= 0)) {
          for (int k = 0; k < classes; k++) {
            sums[unit * classes + k] += activation * slopes[from + k];
            slope += weights[unit * classes + k] * slopes[from + k];
          }
        }
        hidden[i * units + unit] = slope;
      }
      for (int k = 0; k < classes; k++) {
        sums[units * classes + k] += slopes[from + k];
      }
    }
    copy(gradient);
  }

  private void copy(HostVector gradient) {
    int to = shape.firstLength();
    if (gradient instanceof HostVector.Singles singles) {
      for (int i = 0; i < sums.length; i++) {
        singles.values()[to + i] = (float) sums[i];
      }
    } else {
      System.arraycopy(sums, 0, ((HostVector.Doubles) gradient).values(), to, sums.length);
    }
  }
}
