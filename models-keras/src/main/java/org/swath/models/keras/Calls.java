package org.swath.models.keras;

import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.JsonNodeFactory;
import org.swath.models.ModelException;

/** What a layer of a graph is applied to. */
final class Calls {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SavedLayer layer;

  Calls(SavedLayer layer) {
    this.layer = layer;
  }

  /**
   * The layer's {@code inbound_nodes} in Keras 2: for each call the layers before, {@code [name, 0,
   * 0, {}]}.
   *
   * @throws ModelException when it is called more than once, or with more than the layers before
   */
  ArrayNode inKerasTwo() {
    ArrayNode calls = JSON.arrayNode();
    if (layer.calls().size() > 1) {
      throw layer.refused(
          "be applied once",
          "is applied %d times".formatted(layer.calls().size()),
          "Give each place a layer of its own");
    }
    layer.calls().forEach(call -> calls.add(before(call)));
    return calls;
  }

  /**
   * The axis along which a layer joins others, counted from the front as Deeplearning4j needs it
   * for images.
   *
   * @throws ModelException when it is not the last
   */
  int lastAxis(int axis) {
    int last =
        layer.calls().path(0).path("args").path(0).path(0).path("config").path("shape").size() - 1;
    if (axis != -1 && axis != last) {
      throw layer.refused("join others along the last axis", "has axis: " + axis, "Leave axis out");
    }
    return last > 1 ? last : -1;
  }

  private ArrayNode before(JsonNode call) {
    call.path("kwargs")
        .fields()
        .forEachRemaining(
            argument -> {
              // Keras notes training: false of its own, and overrides it whenever it trains.
              if (!argument.getValue().isNull() && !argument.getKey().equals("training")) {
                throw layer.refused(
                    "be applied to layers alone",
                    "also gets %s: %s".formatted(argument.getKey(), Quoted.of(argument.getValue())),
                    "Leave that argument out");
              }
            });
    ArrayNode before = JSON.arrayNode();
    for (JsonNode argument : call.path("args")) {
      if (argument.isArray()) {
        argument.forEach(tensor -> before.add(source(tensor)));
      } else {
        before.add(source(argument));
      }
    }
    return before;
  }

  private ArrayNode source(JsonNode tensor) {
    JsonNode history = tensor.path("config").path("keras_history");
    if (!history.path(0).isTextual()) {
      throw layer.refused(
          "be applied to layers alone",
          "also gets " + Quoted.of(tensor),
          "Leave that argument out");
    }
    return JSON.arrayNode().add(history.path(0).asText()).add(0).add(0).add(JSON.objectNode());
  }
}
