package org.swath.models.dl4j;

import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.swath.core.data.ExampleShape;
import org.swath.models.ModelException;
import org.swath.models.Network.InputLayout;
import org.swath.models.Task;

/** Follows the sizes of what goes through a network from layer to layer. */
final class SizeFit {

  private final String location;
  private boolean widthChanged;

  SizeFit(String location) {
    this.location = location;
  }

  /** How a network takes examples that begins with a layer. */
  static InputLayout layout(Layer first, Optional<InputPreProcessor> before) {
    if (before.isPresent()) {
      InputPreProcessor processor = before.get();
      if (processor instanceof CnnToFeedForwardPreProcessor images) {
        return images(images.getFormat());
      }
      if (processor instanceof FeedForwardToCnnPreProcessor
          || processor instanceof FeedForwardToRnnPreProcessor) {
        return InputLayout.FLAT;
      }
    }
    if (first instanceof Convolution1DLayer convolution) {
      return rows(convolution.getRnnDataFormat());
    }
    if (first instanceof Subsampling1DLayer) {
      return rows(RNNFormat.NCW);
    }
    if (first instanceof BaseRecurrentLayer recurrent) {
      return rows(recurrent.getRnnDataFormat());
    }
    if (first instanceof ConvolutionLayer convolution) {
      return images(convolution.getCnn2dDataFormat());
    }
    if (first instanceof SubsamplingLayer pooling) {
      return images(pooling.getCnn2dDataFormat());
    }
    if (first instanceof ZeroPaddingLayer padding) {
      return images(padding.getDataFormat());
    }
    return InputLayout.FLAT;
  }

  private static InputLayout images(CNN2DFormat format) {
    return format == CNN2DFormat.NHWC
        ? InputLayout.IMAGES_CHANNELS_LAST
        : InputLayout.IMAGES_CHANNELS_FIRST;
  }

  private static InputLayout rows(RNNFormat format) {
    return format == RNNFormat.NWC ? InputLayout.ROWS_TIME_FIRST : InputLayout.ROWS_TIME_LAST;
  }

  /** Examples as Deeplearning4j describes what goes into a network. */
  static InputType inputs(InputLayout layout, ExampleShape shape) {
    return switch (layout) {
      case FLAT -> InputType.feedForward(shape.values());
      case IMAGES_CHANNELS_FIRST ->
          InputType.convolutional(shape.height(), shape.width(), 1, CNN2DFormat.NCHW);
      case IMAGES_CHANNELS_LAST ->
          InputType.convolutional(shape.height(), shape.width(), 1, CNN2DFormat.NHWC);
      case ROWS_TIME_LAST -> InputType.recurrent(shape.width(), shape.height(), RNNFormat.NCW);
      case ROWS_TIME_FIRST -> InputType.recurrent(shape.width(), shape.height(), RNNFormat.NWC);
    };
  }

  /**
   * What a layer takes, and what takes it there.
   *
   * @param processor between the layer and what is before it
   * @param inputs of the layer itself
   */
  record Fitted(Optional<InputPreProcessor> processor, InputType inputs) {}

  /** From here on layers follow: a layer before them has another width than in the file. */
  void widthChanged() {
    widthChanged = true;
  }

  /**
   * Fits the number of inputs of a layer.
   *
   * @param processor between the layer and what is before it, as the file has it
   * @param given what the layer before gives
   * @throws ModelException when the layer does not take it
   */
  Fitted fit(NamedLayer layer, Optional<InputPreProcessor> processor, InputType given) {
    try {
      Optional<InputPreProcessor> fitting = processor.or(() -> fresh(layer, given));
      if (widthChanged && processor.isPresent()) {
        fitting =
            fresh(layer, given)
                .filter(fresh -> fresh.getClass() == processor.get().getClass())
                .or(() -> processor);
      }
      InputType inputs = fitting.map(p -> p.getOutputType(given)).orElse(given);
      long inFile = layer.inputs();
      layer.layer().setNIn(inputs, true);
      long needed = layer.inputs();
      if (inFile > 0 && inFile != needed && !widthChanged) {
        throw new ModelException(
            "Layer %s of %s must take what comes to it, but takes %d values (nIn) and gets %d. Change nIn in the file, or choose data of another size"
                .formatted(layer.name(), location, inFile, needed));
      }
      return new Fitted(fitting, inputs);
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unfit(layer, given, e);
    }
  }

  private static Optional<InputPreProcessor> fresh(NamedLayer layer, InputType given) {
    return Optional.ofNullable(layer.layer().getPreProcessorForInputType(given));
  }

  /** What a layer gives for what it takes. */
  InputType outputs(NamedLayer layer, int index, InputType inputs) {
    if (layer.layer() instanceof LossLayer) {
      // It has no widths of its own, and Deeplearning4j takes that for a width of 0.
      return inputs;
    }
    try {
      return layer.layer().getOutputType(index, inputs);
    } catch (RuntimeException e) {
      throw unfit(layer, inputs, e);
    }
  }

  private ModelException unfit(NamedLayer layer, InputType given, RuntimeException cause) {
    return new ModelException(
        "Layer %s of %s must take what comes to it, but does not take %s: %s. Change the file"
            .formatted(layer.name(), location, given, Messages.firstLine(cause)),
        cause);
  }

  /** Checks what the last layer gives. */
  void requireOutputs(NamedLayer last, InputType given, ExampleShape shape, Task task) {
    long needed = task.outputs(shape);
    boolean flat = given.getType() == InputType.Type.FF;
    if (!flat || given.arrayElementsPerExample() != needed) {
      throw new ModelException(
          "Layer %s of %s must give %d values for each example, the number of %s, but gives %s. Change its width (%s.%s or nOut)"
              .formatted(
                  last.name(),
                  location,
                  needed,
                  task.outputsInWords(),
                  flat ? Long.toString(given.arrayElementsPerExample()) : given.toString(),
                  last.name(),
                  LayerSettings.OUTPUTS));
    }
  }
}
