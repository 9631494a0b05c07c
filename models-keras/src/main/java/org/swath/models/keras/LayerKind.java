package org.swath.models.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of layer that Keras 3 and Deeplearning4j compute and train alike. What is not here is
 * refused: layers of one name are different things in the two, and a model would become another
 * without a word.
 */
enum LayerKind {
  INPUT("InputLayer", "batch_shape"),
  DENSE("Dense", "units", "activation", "use_bias", "kernel_initializer", "kernel_regularizer"),
  CONVOLUTION(
      "Conv2D",
      "filters",
      "kernel_size",
      "strides",
      "padding",
      "data_format",
      "dilation_rate",
      "activation",
      "use_bias",
      "kernel_initializer",
      "kernel_regularizer"),
  SEPARABLE_CONVOLUTION(
      "SeparableConv2D",
      "filters",
      "kernel_size",
      "strides",
      "padding",
      "depth_multiplier",
      "data_format",
      "dilation_rate",
      "activation",
      "use_bias",
      "depthwise_initializer",
      "pointwise_initializer"),
  TRANSPOSED_CONVOLUTION(
      "Conv2DTranspose",
      "filters",
      "kernel_size",
      "strides",
      "padding",
      "data_format",
      "dilation_rate",
      "activation",
      "use_bias",
      "kernel_initializer",
      "kernel_regularizer"),
  MAXIMUM_POOLING("MaxPooling2D", "pool_size", "padding", "strides", "data_format"),
  AVERAGE_POOLING("AveragePooling2D", "pool_size", "padding", "strides", "data_format"),
  GLOBAL_MAXIMUM_POOLING("GlobalMaxPooling2D", "data_format"),
  GLOBAL_AVERAGE_POOLING("GlobalAveragePooling2D", "data_format"),
  ZERO_PADDING("ZeroPadding2D", "padding", "data_format"),
  CROPPING("Cropping2D", "cropping", "data_format"),
  UPSAMPLING("UpSampling2D", "size", "data_format"),
  FLATTEN("Flatten", "data_format"),
  RESHAPE("Reshape", "target_shape"),
  BATCH_NORMALIZATION("BatchNormalization", "axis", "momentum", "epsilon", "center", "scale"),
  DROPOUT("Dropout", "rate"),
  GAUSSIAN_NOISE("GaussianNoise", "stddev"),
  ACTIVATION("Activation", "activation"),
  RELU("ReLU", "max_value", "negative_slope", "threshold"),
  LEAKY_RELU("LeakyReLU", "negative_slope"),
  ELU("ELU", "alpha"),
  SOFTMAX("Softmax", "axis"),
  LSTM(
      "LSTM",
      "units",
      "activation",
      "recurrent_activation",
      "use_bias",
      "kernel_initializer",
      "recurrent_initializer",
      "unit_forget_bias",
      "dropout",
      "recurrent_dropout",
      "return_sequences",
      "unroll"),
  SIMPLE_RECURRENCE(
      "SimpleRNN",
      "units",
      "activation",
      "use_bias",
      "kernel_initializer",
      "recurrent_initializer",
      "dropout",
      "recurrent_dropout",
      "return_sequences",
      "unroll"),
  GLOBAL_MAXIMUM_OF_ROWS("GlobalMaxPooling1D", "data_format"),
  GLOBAL_AVERAGE_OF_ROWS("GlobalAveragePooling1D", "data_format"),
  ADD("Add"),
  SUBTRACT("Subtract"),
  MULTIPLY("Multiply"),
  AVERAGE("Average"),
  MAXIMUM("Maximum"),
  CONCATENATION("Concatenate", "axis");

  private static final Map<String, LayerKind> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(LayerKind::inKeras, Function.identity()));

  /** Those that compute value by value, and may do so in place: not on the examples themselves. */
  private static final Set<LayerKind> IN_PLACE =
      Set.of(DROPOUT, GAUSSIAN_NOISE, ACTIVATION, RELU, LEAKY_RELU, ELU, SOFTMAX);

  private static final Set<LayerKind> OF_ROWS =
      Set.of(
          LSTM,
          SIMPLE_RECURRENCE,
          GLOBAL_MAXIMUM_OF_ROWS,
          GLOBAL_AVERAGE_OF_ROWS,
          DROPOUT,
          ACTIVATION);

  private final String inKeras;

  // What List.of makes does not change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> settings;

  LayerKind(String inKeras, String... settings) {
    this.inKeras = inKeras;
    this.settings = List.of(settings);
  }

  /** The kind that Keras calls by a name, if it is known. */
  static Optional<LayerKind> of(String inKeras) {
    return Optional.ofNullable(BY_NAME.get(inKeras));
  }

  /** Its name in Keras, {@code class_name}. */
  String inKeras() {
    return inKeras;
  }

  /** What Keras says of such a layer that makes it compute something else. */
  List<String> settings() {
    return settings;
  }

  /** Whether it may take what goes into the model, whatever that is. */
  boolean takesExamples() {
    return !IN_PLACE.contains(this);
  }

  /** Whether it may take images from another layer. */
  boolean takesImages() {
    return this != DENSE && this != RESHAPE;
  }

  /** Whether it may take rows, one after the other, from another layer. */
  boolean takesRows() {
    return OF_ROWS.contains(this);
  }

  /** What Keras 2 calls a setting. */
  String inKerasTwo(String setting) {
    if (this == INPUT && setting.equals("batch_shape")) {
      return "batch_input_shape";
    }
    return this == LEAKY_RELU && setting.equals("negative_slope") ? "alpha" : setting;
  }
}
