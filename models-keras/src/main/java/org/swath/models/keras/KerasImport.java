package org.swath.models.keras;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.swath.models.Architecture;
import org.swath.models.Task;
import org.swath.models.dl4j.ImportedNetworks;

/**
 * Has Deeplearning4j import a model of Keras.
 *
 * @param location of the model's file, for messages
 * @param withWeights whether training begins at the weights in the file
 * @param task whose loss the model gets
 */
record KerasImport(String location, boolean withWeights, Task task) {

  /** A file of Keras 1 or 2 in HDF5, which Deeplearning4j reads by itself. */
  Architecture ofKerasTwo(String file)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    try (KerasModelBuilder builder = builder().modelHdf5Filename(file)) {
      return architecture(model(builder));
    }
  }

  /**
   * A model of Keras 3.
   *
   * @param saved what Keras says of it
   * @param weights where its weights are
   */
  Architecture ofKerasThree(JsonNode saved, Function<List<SavedLayer>, StoredWeights> weights)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    ModelTranslation translation = new ModelTranslation(location, saved);
    try (KerasModelBuilder builder = builder().modelJson(translation.inKerasTwo(!withWeights))) {
      KerasModel model = model(builder);
      List<SavedLayer> layers = translation.layers();
      new Connections(layers).require(model);
      if (withWeights) {
        setWeights(model, layers, weights.apply(layers));
      }
      return architecture(model);
    }
  }

  private static KerasModelBuilder builder() {
    return new KerasModel().modelBuilder().enforceTrainingConfig(false);
  }

  private static KerasModel model(KerasModelBuilder builder)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    JsonNode kind = new ObjectMapper().readTree(builder.getModelJson()).path("class_name");
    return kind.asText().equals("Sequential") ? builder.buildSequential() : builder.buildModel();
  }

  private static void setWeights(KerasModel model, List<SavedLayer> saved, StoredWeights weights)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    Map<String, SavedLayer> byName =
        saved.stream().collect(Collectors.toMap(SavedLayer::name, Function.identity()));
    for (KerasLayer layer : model.getLayersOrdered()) {
      if (layer.getNumParams() > 0) {
        layer.setWeights(weights.of(byName.get(layer.getLayerName())));
      }
    }
  }

  private Architecture architecture(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    InputType inputs = model.getLayersOrdered().get(0).getOutputType();
    if (model instanceof KerasSequentialModel sequential) {
      MultiLayerNetwork network = sequential.getMultiLayerNetwork(withWeights);
      return ImportedNetworks.of(
          location, network.getLayerWiseConfigurations(), inputs, weights(network.params()), task);
    }
    ComputationGraph network = model.getComputationGraph(withWeights);
    return ImportedNetworks.of(
        location, network.getConfiguration(), inputs, weights(network.params()), task);
  }

  private Optional<float[]> weights(INDArray parameters) {
    return withWeights ? Optional.of(parameters.toFloatVector()) : Optional.empty();
  }
}
