package org.swath.models;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.data.ExampleShape;

/** A model with parameters. Used by one thread. */
public interface Network extends AutoCloseable {

  /** Single or double precision, of parameters, inputs and targets alike. */
  DataType precision();

  /** All parameters in a row, the network's own memory. */
  INDArray parameters();

  /** Laid out like the parameters, what {@link #lossAndGradient} fills; the same array always. */
  INDArray gradient();

  /** How the parameters fall into groups, in their order, without gaps. */
  List<ParameterGroup> groups();

  /** How it takes examples. */
  InputLayout inputLayout();

  /**
   * The loss that training makes small, of the parameters as they are, on a batch: the mean over
   * its examples and whatever the model adds for its weights; and its gradient.
   *
   * <p>Random numbers come from this thread's generator of ND4J.
   *
   * @param inputs in the shape of the {@linkplain InputLayout layout}
   * @param targets [examples × outputs]
   */
  double lossAndGradient(INDArray inputs, INDArray targets);

  /**
   * The mean loss of the model as it is used, without anything for its weights.
   *
   * @param inputs as above
   * @param targets as above
   */
  double loss(INDArray inputs, INDArray targets);

  /** What the model, as it is used, gives for a batch, [examples × outputs]. */
  INDArray output(INDArray inputs);

  @Override
  void close();

  /**
   * Parameters of one layer that are treated alike.
   *
   * @param layer number of the layer, from 0 at the input; those without parameters do not count
   * @param length number of parameters, at least 1
   * @param role what becomes of them
   */
  record ParameterGroup(int layer, int length, Role role) {}

  /** What becomes of parameters in training. */
  enum Role {
    /** The optimizer trains them. */
    TRAINED,
    /** A statistic of batches: each step takes what stands in the gradient off it. */
    STATISTIC,
    /** Nothing. */
    FIXED
  }

  /** How examples lie in an array. */
  enum InputLayout {
    /** [examples × values]. */
    FLAT,
    /** [examples × 1 × height × width]. */
    IMAGES_CHANNELS_FIRST,
    /** [examples × height × width × 1]. */
    IMAGES_CHANNELS_LAST,
    /** [examples × width × height]: the rows of an image, one after the other. */
    ROWS_TIME_LAST,
    /** [examples × height × width]. */
    ROWS_TIME_FIRST;

    /** The shape of so many examples. */
    public long[] shape(int examples, ExampleShape each) {
      return switch (this) {
        case FLAT -> new long[] {examples, each.values()};
        case IMAGES_CHANNELS_FIRST -> new long[] {examples, 1, each.height(), each.width()};
        case IMAGES_CHANNELS_LAST -> new long[] {examples, each.height(), each.width(), 1};
        case ROWS_TIME_LAST -> new long[] {examples, each.width(), each.height()};
        case ROWS_TIME_FIRST -> new long[] {examples, each.height(), each.width()};
      };
    }

    /** Whether the values of an example lie column after column. */
    public boolean byColumn() {
      return this == ROWS_TIME_LAST;
    }
  }
}
