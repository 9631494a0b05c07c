package org.swath.models.keras;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.JsonNodeFactory;
import org.nd4j.shade.jackson.databind.node.ObjectNode;
import org.swath.models.ModelException;

/**
 * Says in the words of Keras 2, which Deeplearning4j reads, what Keras 3 has saved of a model.
 *
 * <p>Keras 3 has other names for the shape of an input and for the calls that connect layers, and
 * writes objects where Keras 2 wrote words. What it says of compilation is left out.
 */
final class ModelTranslation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SEQUENTIAL = "Sequential";
  private static final String FUNCTIONAL = "Functional";

  private final String location;
  private final JsonNode saved;

  /**
   * @param location of the model's file, for messages
   * @param saved {@code model_config} in HDF5, {@code config.json} in a zip file
   */
  ModelTranslation(String location, JsonNode saved) {
    this.location = location;
    this.saved = saved;
  }

  /** The model's layers, in their order. */
  List<SavedLayer> layers() {
    List<SavedLayer> layers = new ArrayList<>();
    saved
        .path("config")
        .path("layers")
        .forEach(layer -> layers.add(SavedLayer.of(location, layer)));
    return layers;
  }

  /**
   * The whole model in Keras 2.
   *
   * @param drawn whether weights are drawn, so that it matters how
   * @throws ModelException when the model would become another
   */
  String inKerasTwo(boolean drawn) {
    String kind = saved.path("class_name").asText();
    boolean sequential = kind.equals(SEQUENTIAL);
    if (!sequential && !kind.equals(FUNCTIONAL)) {
      throw new ModelException(
          "%s must be a Sequential or a functional model of Keras, but is a %s, whose layers are not in the file. Write it as keras.Model(inputs, outputs)"
              .formatted(location, kind));
    }
    requireInput(sequential);
    ObjectNode config = JSON.objectNode().put("name", "model");
    ArrayNode layers = config.putArray("layers");
    LayerTranslation translation = new LayerTranslation(drawn);
    for (SavedLayer layer : layers()) {
      ObjectNode translated = translation.of(layer);
      if (!sequential) {
        translated.put("name", layer.name());
        translated.set("inbound_nodes", new Calls(layer).inKerasTwo());
      }
      layers.add(translated);
    }
    if (!sequential) {
      config.set("input_layers", ends("input"));
      config.set("output_layers", ends("output"));
    }
    ObjectNode model = JSON.objectNode().put("class_name", sequential ? SEQUENTIAL : "Model");
    model.put("keras_version", "2.9.0").put("backend", "tensorflow");
    model.set("config", config);
    return model.toString();
  }

  private void requireInput(boolean sequential) {
    List<SavedLayer> layers = layers();
    if (sequential
        && (layers.isEmpty() || !layers.get(0).kind().equals(LayerKind.INPUT.inKeras()))) {
      throw new ModelException(
          "%s must say what goes into it, but does not. Give the model keras.Input(shape) as its first layer"
              .formatted(location));
    }
  }

  /** Where the graph begins or ends: Keras 3 leaves out the list around a single one. */
  private ArrayNode ends(String which) {
    JsonNode ends = saved.path("config").path(which + "_layers");
    if (ends.isObject()) {
      ArrayNode named = JSON.arrayNode();
      ends.forEach(named::add);
      return named;
    }
    if (ends.path(0).isTextual()) {
      return JSON.arrayNode().add(ends);
    }
    return (ArrayNode) ends;
  }
}
