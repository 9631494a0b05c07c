package org.swath.models.keras;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.hdf5.Exception;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.ModelFormat;
import org.swath.models.Task;
import org.swath.models.dl4j.ImportedNetworks;

/**
 * A model that Keras has saved in HDF5, {@code model.save("model.h5")}, or Keras 3 in its zip file,
 * {@code model.save("model.keras")}: layers, and weights to begin with. How it was compiled has no
 * say: the loss is the task's.
 */
final class KerasFormat implements ModelFormat {

  private static final String INITIAL_WEIGHTS = "initial-weights";
  private static final String FILE = "file";
  private static final String CONFIGURATION = "model_config";
  private static final String VERSION = "keras_version";
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  @Override
  public String name() {
    return "keras";
  }

  @Override
  public String description() {
    return "a model of Keras";
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
    KerasImport models =
        new KerasImport(location, parameters.text(INITIAL_WEIGHTS).equals(FILE), task);
    // The library for HDF5 is not for several threads.
    synchronized (Hdf5Archive.LOCK_OBJECT) {
      Exception.dontPrint();
      if (startsWith(content, HDF5)) {
        return imported(location, content, file -> inHdf5(location, file, models));
      }
      if (startsWith(content, ZIP)) {
        ZippedModel model = ZippedModel.of(location, content);
        return imported(location, model.weights(), file -> inZip(model, file, models));
      }
    }
    throw new ModelException(
        "%s must be a model of Keras in HDF5 or its zip file, but is neither. Save it with model.save(\"model.h5\") or model.save(\"model.keras\")"
            .formatted(location));
  }

  private static boolean startsWith(byte[] content, byte[] beginning) {
    return Arrays.equals(beginning, Arrays.copyOf(content, beginning.length));
  }

  /** Imports what is in a file of HDF5. */
  private interface Reading {
    Architecture from(String file)
        throws IOException,
            InvalidKerasConfigurationException,
            UnsupportedKerasConfigurationException;
  }

  private static Architecture imported(String location, byte[] hdf5, Reading reading) {
    Path file = null;
    try {
      file = Files.createTempFile("swath-keras", ".h5");
      Files.write(file, hdf5);
      return reading.from(file.toString());
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

  private static Architecture inHdf5(String location, String file, KerasImport models)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    try (Hdf5Archive archive = new Hdf5Archive(file)) {
      if (!archive.hasAttribute(CONFIGURATION)) {
        throw new ModelException(
            "%s must hold a whole model, but has no %s. Save it with model.save(\"model.h5\"), not its weights alone"
                .formatted(location, CONFIGURATION));
      }
      if (archive.hasAttribute(VERSION)
          && archive.readAttributeAsString(VERSION).startsWith("3.")) {
        JsonNode saved = new ObjectMapper().readTree(archive.readAttributeAsJson(CONFIGURATION));
        return models.ofKerasThree(saved, layers -> StoredWeights.named(archive));
      }
    }
    return models.ofKerasTwo(file);
  }

  private static Architecture inZip(ZippedModel model, String file, KerasImport models)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    JsonNode saved = new ObjectMapper().readTree(model.configuration());
    try (Hdf5Archive archive = new Hdf5Archive(file)) {
      return models.ofKerasThree(saved, layers -> StoredWeights.numbered(archive, layers));
    }
  }

  private static ModelException notImported(String location, Throwable cause) {
    return new ModelException(
        "%s must be a model of Keras that Deeplearning4j can import, but: %s. Change the model"
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
