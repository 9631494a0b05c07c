package org.swath.models;

import java.util.function.IntUnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.ArrayTransfer;
import org.swath.models.Network.InputLayout;

/** Arrays for a fixed number of examples, filled again for each batch. */
final class ExampleArrays implements AutoCloseable {

  private final LabelledImages images;
  private final ExampleShape shape;
  private final Task task;
  private final boolean byColumn;
  private final int count;
  private final int outputs;
  private final INDArray inputs;
  private final INDArray targets;
  private final ArrayTransfer inputValues;
  private final ArrayTransfer targetValues;
  private final double[] input;
  private final double[] target;

  /**
   * @param images where examples come from
   * @param shape theirs
   * @param count number of examples
   */
  ExampleArrays(
      LabelledImages images,
      ExampleShape shape,
      Task task,
      InputLayout layout,
      DataType precision,
      int count) {
    this.images = images;
    this.shape = shape;
    this.task = task;
    this.byColumn = layout.byColumn();
    this.count = count;
    this.outputs = task.outputs(shape);
    this.input = new double[count * shape.values()];
    this.target = new double[count * outputs];
    this.inputs = Nd4j.createUninitialized(precision, layout.shape(count, shape));
    this.targets = Nd4j.createUninitialized(precision, count, outputs);
    this.inputValues = ArrayTransfer.of(inputs, 0, input.length);
    this.targetValues = ArrayTransfer.of(targets, 0, target.length);
  }

  int count() {
    return count;
  }

  INDArray inputs() {
    return inputs;
  }

  INDArray targets() {
    return targets;
  }

  /** What is to be predicted, example after example. */
  double[] targetsOnHeap() {
    return target;
  }

  /**
   * Fills the arrays.
   *
   * @param example the number of the image at a place in the batch
   */
  void fill(IntUnaryOperator example) {
    for (int i = 0; i < count; i++) {
      int image = example.applyAsInt(i);
      copyInput(image, i * shape.values());
      copyTarget(image, i * outputs);
    }
    inputValues.onHost().set(input);
    inputValues.toArray();
    targetValues.onHost().set(target);
    targetValues.toArray();
  }

  private void copyInput(int image, int to) {
    int pixels = shape.values();
    for (int pixel = 0; pixel < pixels; pixel++) {
      int place = byColumn ? pixel % shape.width() * shape.height() + pixel / shape.width() : pixel;
      input[to + place] = value(image, pixel);
    }
  }

  private void copyTarget(int image, int to) {
    int label = Byte.toUnsignedInt(images.labels()[image]);
    for (int output = 0; output < outputs; output++) {
      target[to + output] =
          switch (task) {
            case CLASSIFICATION -> output == label ? 1 : 0;
            case REGRESSION ->
                images.targetsPerExample() == 0
                    ? label
                    : images.targets()[image * outputs + output];
            case AUTOENCODING -> value(image, output);
          };
    }
  }

  private double value(int image, int pixel) {
    return images.value(image, pixel);
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
  }
}
