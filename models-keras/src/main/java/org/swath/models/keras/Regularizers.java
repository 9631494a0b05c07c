package org.swath.models.keras;

import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.node.JsonNodeFactory;
import org.nd4j.shade.jackson.databind.node.ObjectNode;
import org.swath.models.ModelException;

/** Penalties on weights. */
final class Regularizers {

  private Regularizers() {}

  /**
   * A penalty in the one form that Deeplearning4j reads. Its l2 weighs half the sum of squares,
   * that of Keras the sum.
   *
   * @throws ModelException when it is none of l1 and l2
   */
  static JsonNode inKerasTwo(SavedLayer layer, JsonNode penalty) {
    if (penalty.isNull()) {
      return penalty;
    }
    switch (penalty.path("class_name").asText()) {
      case "L1", "L2", "L1L2" -> {}
      default ->
          throw layer.refused(
              "be regularised by l1 or l2",
              "has " + Quoted.of(penalty),
              "Take keras.regularizers.L1L2, or none");
    }
    JsonNode weights = penalty.path("config");
    ObjectNode both = JsonNodeFactory.instance.objectNode().put("class_name", "L1L2");
    both.putObject("config")
        .put("l1", weights.path("l1").asDouble())
        .put("l2", 2 * weights.path("l2").asDouble());
    return both;
  }
}
