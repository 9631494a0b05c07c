package org.swath.models.keras;

import java.util.Set;
import java.util.TreeSet;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.node.JsonNodeFactory;
import org.nd4j.shade.jackson.databind.node.ObjectNode;
import org.swath.models.ModelException;

/** How weights are drawn. */
final class Initializers {

  /** For weights that are not drawn: the file has them. */
  static final JsonNode ANY = named("GlorotUniform");

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "GlorotUniform",
              "GlorotNormal",
              "HeNormal",
              "HeUniform",
              "LecunNormal",
              "LecunUniform"));

  private static final String ADVICE =
      "Take another, or begin at the weights in the file (initial-weights: file)";

  private Initializers() {}

  /**
   * The initializer of a layer's kernel.
   *
   * @throws ModelException when Deeplearning4j has none like it
   */
  static JsonNode inKerasTwo(SavedLayer layer, JsonNode initializer) {
    String name = initializer.path("class_name").asText();
    if (!KNOWN.contains(name)) {
      throw layer.refused(
          "draw its weights by one of " + String.join(", ", KNOWN),
          "has " + Quoted.of(initializer),
          ADVICE);
    }
    return named(name);
  }

  /**
   * Checks that all but a kernel begins as Deeplearning4j has it: variances and scales at 1, else
   * 0.
   *
   * @param setting the name of the initializer
   */
  static void requireUsual(SavedLayer layer, String setting, JsonNode initializer) {
    String usual =
        setting.startsWith("gamma") || setting.startsWith("moving_variance") ? "Ones" : "Zeros";
    if (!initializer.path("class_name").asText().equals(usual)) {
      throw layer.refused(
          "have %s: %s".formatted(setting, usual), "has " + Quoted.of(initializer), ADVICE);
    }
  }

  private static JsonNode named(String name) {
    ObjectNode initializer = JsonNodeFactory.instance.objectNode().put("class_name", name);
    initializer.putObject("config").putNull("seed");
    return initializer;
  }
}
