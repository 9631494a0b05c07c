package org.swath.models.keras;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.swath.models.ModelException;

/**
 * A layer as Keras 3 saves it.
 *
 * @param location of the model's file, for messages
 * @param name of the layer
 * @param kind what Keras calls a {@code class_name}
 * @param settings of the layer, {@code config}
 * @param calls in a graph, what the layer is applied to, {@code inbound_nodes}; else missing
 */
record SavedLayer(String location, String name, String kind, JsonNode settings, JsonNode calls) {

  /** A layer in the list of a model's layers. */
  static SavedLayer of(String location, JsonNode saved) {
    JsonNode settings = saved.path("config");
    return new SavedLayer(
        location,
        settings.path("name").asText(),
        saved.path("class_name").asText(),
        settings,
        saved.path("inbound_nodes"));
  }

  /**
   * Names of the weights that the layer has, in the order of Keras.
   *
   * @throws ModelException when it is of an unknown kind
   */
  List<String> weights() {
    List<String> names = new ArrayList<>();
    switch (knownKind()) {
      case DENSE, CONVOLUTION, TRANSPOSED_CONVOLUTION -> names.add("kernel");
      case SEPARABLE_CONVOLUTION -> names.addAll(List.of("depthwise_kernel", "pointwise_kernel"));
      case LSTM, SIMPLE_RECURRENCE -> names.addAll(List.of("kernel", "recurrent_kernel"));
      case BATCH_NORMALIZATION ->
          names.addAll(List.of("gamma", "beta", "moving_mean", "moving_variance"));
      default -> {
        // The others compute without weights.
      }
    }
    if (settings.path("use_bias").asBoolean()) {
      names.add("bias");
    }
    return names;
  }

  /**
   * What it is.
   *
   * @throws ModelException when it is of an unknown kind
   */
  LayerKind knownKind() {
    return LayerKind.of(kind)
        .orElseThrow(
            () ->
                new ModelException(
                    "%s must have layers that Swath takes from Keras 3, but layer %s is a %s. Change the model; docs/own-model.md names the layers"
                        .formatted(location, name, kind)));
  }

  /** The layer does not keep to a rule. */
  ModelException refused(String must, String given, String advice) {
    return new ModelException(
        "Layer %s of %s must %s, but %s. %s".formatted(name, location, must, given, advice));
  }
}
