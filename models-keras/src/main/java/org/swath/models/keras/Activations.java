package org.swath.models.keras;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.swath.models.ModelException;

/**
 * Activation functions that are the same in Keras 3 and in Deeplearning4j; hard_sigmoid, for one,
 * is not.
 */
final class Activations {

  private static final Map<String, String> IN_KERAS_TWO =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("linear", "linear"),
              Map.entry("relu", "relu"),
              Map.entry("relu6", "relu6"),
              Map.entry("elu", "elu"),
              Map.entry("selu", "selu"),
              Map.entry("tanh", "tanh"),
              Map.entry("sigmoid", "sigmoid"),
              Map.entry("silu", "swish"),
              Map.entry("softplus", "softplus"),
              Map.entry("softsign", "softsign"),
              Map.entry("softmax", "softmax")));

  private Activations() {}

  /**
   * What Keras 2 calls the activation of a layer.
   *
   * @throws ModelException when it is another function in Deeplearning4j, or none
   */
  static String inKerasTwo(SavedLayer layer, JsonNode activation) {
    String name = IN_KERAS_TWO.get(activation.asText(""));
    if (name == null) {
      throw layer.refused(
          "have an activation that Deeplearning4j trains alike",
          "has " + Quoted.of(activation),
          "Take one of " + String.join(", ", IN_KERAS_TWO.keySet()));
    }
    return name;
  }
}
