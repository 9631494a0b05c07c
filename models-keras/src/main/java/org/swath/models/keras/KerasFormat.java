package org.swath.models.keras;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.hdf5.Exception;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.ModelFormat;
import org.swath.models.Task;
import org.swath.models.dl4j.ImportedNetworks;

/**
 * A model that Keras 2 has saved in HDF5, {@code model.save("model.h5")}: layers, and weights to
 * begin with. How it was compiled has no say: the loss is the task's.
 */
final class KerasFormat implements ModelFormat {

  private static final String INITIAL_WEIGHTS = "initial-weights";
  private static final String FILE = "file";
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  @Override
  public String name() {
    return "keras";
  }

  @Override
  public String description() {
    return "a model of Keras in HDF5";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.choice(
            INITIAL_WEIGHTS,
            List.of(FILE, "drawn"),
            FILE,
            "Where training begins: at the weights in the file, or at some drawn from the seed"));
  }

  @Override
  public List<Parameter> layerParameters() {
    return ImportedNetworks.layerParameters();
  }

  @Override
  public Architecture read(String location, byte[] content, ParameterValues parameters, Task task) {
    if (!Arrays.equals(HDF5, Arrays.copyOf(content, HDF5.length))) {
      throw new ModelException(
          "%s must be a model of Keras in HDF5, but is no HDF5 file. Save it with model.save(\"model.h5\")"
              .formatted(location));
    }
    boolean withWeights = parameters.text(INITIAL_WEIGHTS).equals(FILE);
    // The library for HDF5 is not for several threads.
    synchronized (Hdf5Archive.LOCK_OBJECT) {
      Exception.dontPrint();
      return inFile(location, content, withWeights, task);
    }
  }

  private static Architecture inFile(
      String location, byte[] content, boolean withWeights, Task task) {
    Path file = null;
    try {
      file = Files.createTempFile("swath-keras", ".h5");
      Files.write(file, content);
      return imported(location, file, withWeights, task);
    } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException e) {
      throw notImported(location, e);
    } catch (IOException e) {
      throw new ModelException(
          "A model of Keras is read from a temporary file, but that failed: %s. Free some space, or set java.io.tmpdir"
              .formatted(e.getMessage()),
          e);
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw notImported(location, e);
    } finally {
      delete(file);
    }
  }

  private static Architecture imported(String location, Path file, boolean withWeights, Task task)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    try (KerasModelBuilder builder =
        new KerasModel()
            .modelBuilder()
            .modelHdf5Filename(file.toString())
            .enforceTrainingConfig(false)) {
      if (isSequential(builder.getModelJson())) {
        KerasSequentialModel model = builder.buildSequential();
        MultiLayerNetwork network = model.getMultiLayerNetwork(withWeights);
        return ImportedNetworks.of(
            location,
            network.getLayerWiseConfigurations(),
            inputs(model),
            weights(network.params(), withWeights),
            task);
      }
      KerasModel model = builder.buildModel();
      ComputationGraph network = model.getComputationGraph(withWeights);
      return ImportedNetworks.of(
          location,
          network.getConfiguration(),
          inputs(model),
          weights(network.params(), withWeights),
          task);
    }
  }

  private static boolean isSequential(String json) throws IOException {
    return new ObjectMapper().readTree(json).path("class_name").asText().equals("Sequential");
  }

  private static InputType inputs(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    return model.getLayersOrdered().get(0).getOutputType();
  }

  private static Optional<float[]> weights(INDArray parameters, boolean wanted) {
    return wanted ? Optional.of(parameters.toFloatVector()) : Optional.empty();
  }

  private static ModelException notImported(String location, Throwable cause) {
    return new ModelException(
        "%s must be a model of Keras 2 that Deeplearning4j can import, but: %s. Change the model, or save it with Keras 2"
            .formatted(location, ImportedNetworks.inWords(cause)),
        cause);
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
