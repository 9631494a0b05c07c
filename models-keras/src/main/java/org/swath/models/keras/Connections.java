package org.swath.models.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.swath.models.ModelException;

/**
 * What goes from layer to layer in a model. Deeplearning4j imports some connections whose gradients
 * it cannot compute, or changes the examples themselves: those are refused.
 */
final class Connections {

  private final Map<String, SavedLayer> layers;

  Connections(List<SavedLayer> layers) {
    this.layers = layers.stream().collect(Collectors.toMap(SavedLayer::name, Function.identity()));
  }

  /**
   * Checks all layers of a model.
   *
   * @throws ModelException when a layer cannot be trained on what comes to it
   */
  void require(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    Map<String, InputType> outputs = new HashMap<>();
    for (KerasLayer layer : model.getLayersOrdered()) {
      List<String> before = layer.getInboundLayerNames();
      InputType[] inputs = before.stream().map(outputs::get).toArray(InputType[]::new);
      outputs.put(
          layer.getLayerName(),
          before.isEmpty() ? layer.getOutputType() : layer.getOutputType(inputs));
      for (String name : before) {
        require(layers.get(layer.getLayerName()), layers.get(name), outputs.get(name));
      }
    }
  }

  private static void require(SavedLayer layer, SavedLayer before, InputType given) {
    LayerKind kind = layer.knownKind();
    boolean examples = before.knownKind() == LayerKind.INPUT;
    if (examples && !kind.takesExamples()) {
      throw layer.refused(
          "come after another layer",
          "takes what goes into the model",
          kind == LayerKind.DROPOUT
              ? "Leave it out, and write dropout for the layer after it under workload"
              : "Leave it out");
    }
    // Deeplearning4j's import takes what global pooling gives for rows still.
    boolean rows =
        given instanceof InputType.InputTypeRecurrent
            && before.knownKind() != LayerKind.GLOBAL_MAXIMUM_OF_ROWS
            && before.knownKind() != LayerKind.GLOBAL_AVERAGE_OF_ROWS;
    boolean images = given instanceof InputType.InputTypeConvolutional;
    boolean mayFlatten =
        examples && (kind == LayerKind.FLATTEN || (images && kind == LayerKind.RESHAPE));
    if (!mayFlatten && ((rows && !kind.takesRows()) || (images && !kind.takesImages()))) {
      throw layer.refused(
          "take what Deeplearning4j trains it on",
          "takes %s from %s".formatted(rows ? "rows" : "images", before.name()),
          rows
              ? "End the rows with an LSTM or SimpleRNN that returns the last one, or global pooling"
              : "Put a Flatten before it");
    }
  }
}
