package org.swath.models.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.models.ModelException;

/** Where Keras 3 keeps the weights of layers in HDF5. */
interface StoredWeights {

  /**
   * The weights of a layer by their names.
   *
   * @throws ModelException when they are not there
   */
  Map<String, INDArray> of(SavedLayer layer) throws UnsupportedKerasConfigurationException;

  /**
   * In a file of {@code model.save("model.h5")}: in a group for each layer, by their names, below
   * the names of whatever the layer is in ({@code hidden/sequential/hidden/kernel}).
   */
  static StoredWeights named(Hdf5Archive file) {
    return layer -> {
      Map<String, INDArray> weights = new LinkedHashMap<>();
      collect(file, List.of("model_weights", layer.name()), weights);
      if (!weights.keySet().containsAll(layer.weights())) {
        throw missing(layer, weights.keySet().toString());
      }
      return weights;
    };
  }

  private static void collect(Hdf5Archive file, List<String> path, Map<String, INDArray> weights)
      throws UnsupportedKerasConfigurationException {
    String[] groups = path.toArray(String[]::new);
    for (String name : file.getDataSets(groups)) {
      weights.put(name, file.readDataSet(name, groups));
    }
    for (String group : file.getGroups(groups)) {
      List<String> inside = new ArrayList<>(path);
      inside.add(group);
      collect(file, inside, weights);
    }
  }

  /**
   * In {@code model.weights.h5} of a zip file: in groups called by the kind of layer and its number
   * among those of its kind ({@code layers/dense_1/vars/0}), and numbered there.
   *
   * @param layers all of the model, in their order
   */
  static StoredWeights numbered(Hdf5Archive file, List<SavedLayer> layers) {
    Map<String, String> groups = groups(layers);
    return layer -> {
      List<String> path = new ArrayList<>(List.of("layers", groups.get(layer.name())));
      boolean recurrent =
          layer.knownKind() == LayerKind.LSTM || layer.knownKind() == LayerKind.SIMPLE_RECURRENCE;
      path.addAll(recurrent ? List.of("cell", "vars") : List.of("vars"));
      List<String> names = layer.weights();
      Map<String, INDArray> weights = new LinkedHashMap<>();
      if (!isThere(file, path) || count(file, path) != names.size()) {
        throw missing(layer, "no such number in " + String.join("/", path));
      }
      String[] groupsOnPath = path.toArray(String[]::new);
      for (int i = 0; i < names.size(); i++) {
        weights.put(names.get(i), file.readDataSet(Integer.toString(i), groupsOnPath));
      }
      return weights;
    };
  }

  private static boolean isThere(Hdf5Archive file, List<String> path) {
    for (int i = 0; i < path.size(); i++) {
      if (!file.getGroups(path.subList(0, i).toArray(String[]::new)).contains(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static int count(Hdf5Archive file, List<String> path) {
    return file.getDataSets(path.toArray(String[]::new)).size();
  }

  private static Map<String, String> groups(List<SavedLayer> layers) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> groups = new HashMap<>();
    for (SavedLayer layer : layers) {
      String kind = inSnakeCase(layer.kind());
      int before = counts.merge(kind, 1, Integer::sum) - 1;
      groups.put(layer.name(), before == 0 ? kind : kind + "_" + before);
    }
    return groups;
  }

  /** {@code MaxPooling2D} is {@code max_pooling2d}, as Keras has it. */
  private static String inSnakeCase(String name) {
    return name.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private static ModelException missing(SavedLayer layer, String found) {
    return layer.refused(
        "have its weights %s in the file".formatted(layer.weights()),
        "there is " + found,
        "Save the model again as a whole with model.save(\"model.h5\")");
  }
}
