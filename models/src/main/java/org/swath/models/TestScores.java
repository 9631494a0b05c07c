package org.swath.models;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.HostCopy;

/** Measures a network on all test examples. */
final class TestScores implements AutoCloseable {

  private static final int BLOCK = 256;

  private final LabelledImages test;
  private final Task task;
  private final Network network;
  private final ExampleArrays block;
  private final ExampleArrays rest;
  private final double[] meanTargets;

  TestScores(Network network, Task task, LabelledImages test, ExampleShape shape) {
    this.test = test;
    this.task = task;
    this.network = network;
    this.block = arrays(shape, Math.min(BLOCK, test.count()));
    this.rest =
        test.count() % BLOCK == 0 || test.count() < BLOCK
            ? null
            : arrays(shape, test.count() % BLOCK);
    this.meanTargets = meanTargets(test);
  }

  private ExampleArrays arrays(ExampleShape shape, int count) {
    return new ExampleArrays(test, shape, task, network.inputLayout(), network.precision(), count);
  }

  /** The mean of each target; of the number of the class, where there are none. */
  private static double[] meanTargets(LabelledImages test) {
    int targets = test.targetsPerExample();
    double[] sums = new double[Math.max(1, targets)];
    for (int i = 0; i < test.count(); i++) {
      for (int target = 0; target < sums.length; target++) {
        sums[target] +=
            targets == 0
                ? Byte.toUnsignedInt(test.labels()[i])
                : test.targets()[i * targets + target];
      }
    }
    for (int target = 0; target < sums.length; target++) {
      sums[target] /= test.count();
    }
    return sums;
  }

  /** The {@linkplain Task#metrics metrics} of the task, in their order. */
  double[] measure() {
    double loss = 0;
    double right = 0;
    double errors = 0;
    double deviations = 0;
    for (int from = 0; from < test.count(); from += block.count()) {
      ExampleArrays examples = from + block.count() <= test.count() ? block : rest;
      int first = from;
      examples.fill(place -> first + place);
      loss += network.loss(examples.inputs(), examples.targets()) * examples.count();
      if (task != Task.AUTOENCODING) {
        double[] outputs = outputs(examples);
        double[] targets = examples.targetsOnHeap();
        if (task == Task.CLASSIFICATION) {
          right += right(outputs, targets, examples.count());
        } else {
          errors += squares(outputs, targets);
          deviations += squaresAbout(targets);
        }
      }
    }
    loss /= test.count();
    return switch (task) {
      case CLASSIFICATION -> new double[] {right / test.count(), loss};
      case REGRESSION -> new double[] {1 - errors / deviations, loss};
      case AUTOENCODING -> new double[] {loss};
    };
  }

  private double[] outputs(ExampleArrays examples) {
    INDArray outputs = network.output(examples.inputs());
    INDArray inRows = outputs.ordering() == 'c' && !outputs.isView() ? outputs : outputs.dup('c');
    double[] values = new HostCopy(inRows).read();
    if (inRows != outputs) {
      inRows.close();
    }
    return values;
  }

  /** A tie goes to the lower class. */
  private static int right(double[] outputs, double[] targets, int examples) {
    int classes = outputs.length / examples;
    int right = 0;
    for (int i = 0; i < examples; i++) {
      int best = i * classes;
      for (int j = best + 1; j < (i + 1) * classes; j++) {
        best = outputs[j] > outputs[best] ? j : best;
      }
      right += targets[best] == 1 ? 1 : 0;
    }
    return right;
  }

  private static double squares(double[] outputs, double[] targets) {
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += (outputs[i] - targets[i]) * (outputs[i] - targets[i]);
    }
    return sum;
  }

  private double squaresAbout(double[] targets) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      double deviation = targets[i] - meanTargets[i % meanTargets.length];
      sum += deviation * deviation;
    }
    return sum;
  }

  @Override
  public void close() {
    block.close();
    if (rest != null) {
      rest.close();
    }
  }
}
