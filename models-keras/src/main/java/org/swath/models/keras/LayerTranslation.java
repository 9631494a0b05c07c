package org.swath.models.keras;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.node.JsonNodeFactory;
import org.nd4j.shade.jackson.databind.node.ObjectNode;
import org.swath.models.ModelException;

/** Says in the words of Keras 2 what Keras 3 has saved of a layer. */
final class LayerTranslation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What changes nothing that the layer computes here: the seed is the run's. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "name",
          "dtype",
          "trainable",
          "seed",
          "renorm_momentum",
          "synchronized",
          "optional",
          "implementation");

  /** Values of settings, as JSON, where Deeplearning4j has no other, or trains others otherwise. */
  private static final Map<String, List<String>> ONLY =
      Map.of(
          "groups", List.of("1"),
          "interpolation", List.of("\"nearest\""),
          "data_format", List.of("\"channels_last\""),
          "axis", List.of("-1"),
          "center", List.of("true"),
          "scale", List.of("true"),
          "alpha", List.of("1.0", "1"),
          "dropout", List.of("0.0", "0"),
          "recurrent_dropout", List.of("0.0", "0"));

  private static final String INITIALIZER = "_initializer";

  private final boolean drawn;

  /**
   * @param drawn whether weights are drawn, so that it matters how
   */
  LayerTranslation(boolean drawn) {
    this.drawn = drawn;
  }

  /**
   * The layer's {@code class_name} and {@code config} in Keras 2.
   *
   * @throws ModelException when there is no such layer, or it would compute something else
   */
  ObjectNode of(SavedLayer layer) {
    LayerKind kind = layer.knownKind();
    requireSinglePrecision(layer);
    if (!layer.settings().path("trainable").asBoolean(true)) {
      throw layer.refused(
          "be trainable",
          "is frozen (trainable: false)",
          "Set layer.trainable = True before saving the model");
    }
    ObjectNode config = JSON.objectNode().put("name", layer.name()).put("trainable", true);
    layer
        .settings()
        .fields()
        .forEachRemaining(
            setting -> {
              String name = setting.getKey();
              JsonNode value = setting.getValue();
              if (kind.settings().contains(name)) {
                config.set(kind.inKerasTwo(name), translated(layer, name, value));
              } else if (name.endsWith(INITIALIZER)) {
                requireUsual(layer, name, value);
              } else if (!WITHOUT_EFFECT.contains(name)) {
                requireWithoutEffect(layer, name, value);
              }
            });
    ObjectNode translation = JSON.objectNode().put("class_name", kind.inKeras());
    translation.set("config", config);
    return translation;
  }

  private static void requireSinglePrecision(SavedLayer layer) {
    JsonNode policy = layer.settings().path("dtype");
    String precision =
        policy.isObject() ? policy.path("config").path("name").asText() : policy.asText("float32");
    if (!precision.equals("float32")) {
      throw layer.refused(
          "be in float32",
          "is in " + precision,
          "Build the model anew without that dtype or policy, and save that");
    }
  }

  private JsonNode translated(SavedLayer layer, String name, JsonNode value) {
    if (layer.knownKind() == LayerKind.CONCATENATION && name.equals("axis")) {
      return JSON.numberNode(new Calls(layer).lastAxis(value.asInt()));
    }
    requirePossible(layer, name, value);
    if (name.endsWith(INITIALIZER)) {
      return drawn ? Initializers.inKerasTwo(layer, value) : Initializers.ANY;
    }
    return switch (name) {
      case "activation", "recurrent_activation" ->
          JSON.textNode(Activations.inKerasTwo(layer, value));
      case "kernel_regularizer" -> Regularizers.inKerasTwo(layer, value);
      default -> value;
    };
  }

  private static void requirePossible(SavedLayer layer, String name, JsonNode value) {
    List<String> possible = ONLY.getOrDefault(name, List.of(value.toString()));
    boolean unbiased = layer.knownKind() == LayerKind.LSTM && name.equals("use_bias");
    if (!possible.contains(value.toString()) || (unbiased && !value.asBoolean())) {
      throw other(layer, name, value);
    }
  }

  private void requireUsual(SavedLayer layer, String name, JsonNode value) {
    if (drawn) {
      Initializers.requireUsual(layer, name, value);
    }
  }

  private static void requireWithoutEffect(SavedLayer layer, String name, JsonNode value) {
    boolean nothing = value.isNull() || (value.isBoolean() && !value.asBoolean());
    if (!nothing && !ONLY.getOrDefault(name, List.of()).contains(value.toString())) {
      throw other(layer, name, value);
    }
  }

  private static ModelException other(SavedLayer layer, String name, JsonNode value) {
    return layer.refused(
        "be what Deeplearning4j trains alike",
        "has %s: %s".formatted(name, Quoted.of(value)),
        "Leave %s as it is when not given".formatted(name));
  }
}
