package org.swath.models.keras;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.Attribute;
import org.bytedeco.hdf5.DataSet;
import org.bytedeco.hdf5.DataSpace;
import org.bytedeco.hdf5.DataType;
import org.bytedeco.hdf5.Group;
import org.bytedeco.hdf5.H5File;
import org.bytedeco.hdf5.H5Object;
import org.bytedeco.hdf5.PredType;
import org.bytedeco.hdf5.StrType;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;

/**
 * Writes HDF5 files as Keras 2.9 does: the attribute {@code model_config}, and a group for each
 * layer's weights under {@code model_weights}.
 */
final class KerasFile {

  /** Weights of one layer: [inputs × units], row by row, and the biases. */
  record Dense(String name, int inputs, int units, float[] kernel, float[] bias) {}

  private KerasFile() {}

  /** The bytes of a file. */
  static byte[] of(String modelConfig, List<Dense> layers) throws java.io.IOException {
    Loader.load(hdf5.class);
    Path path = Files.createTempFile("keras", ".h5");
    try {
      write(path, modelConfig, layers);
      return Files.readAllBytes(path);
    } finally {
      Files.delete(path);
    }
  }

  private static void write(Path path, String modelConfig, List<Dense> layers) {
    H5File file = new H5File(path.toString(), hdf5.H5F_ACC_TRUNC());
    addText(file, "model_config", modelConfig);
    addText(file, "keras_version", "2.9.0");
    addText(file, "backend", "tensorflow");
    Group weights = file.createGroup("model_weights");
    for (Dense layer : layers) {
      Group group = weights.createGroup(layer.name());
      addTexts(group, "weight_names", names(layer));
      Group inside = group.createGroup(layer.name());
      addNumbers(inside, "kernel:0", layer.kernel(), layer.inputs(), layer.units());
      addNumbers(inside, "bias:0", layer.bias(), layer.units());
      inside._close();
      group._close();
    }
    weights._close();
    file._close();
  }

  private static List<String> names(Dense layer) {
    List<String> names = new ArrayList<>();
    names.add(layer.name() + "/kernel:0");
    names.add(layer.name() + "/bias:0");
    return names;
  }

  private static void addText(H5Object to, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StrType type = new StrType(PredType.C_S1(), bytes.length);
    add(to, name, type, new DataSpace(), bytes);
  }

  private static void addTexts(H5Object to, String name, List<String> texts) {
    int longest = texts.stream().mapToInt(String::length).max().orElseThrow();
    byte[] bytes = new byte[longest * texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(text, 0, bytes, i * longest, text.length);
    }
    StrType type = new StrType(PredType.C_S1(), longest);
    add(to, name, type, new DataSpace(1, new long[] {texts.size()}), bytes);
  }

  private static void add(H5Object to, String name, StrType type, DataSpace space, byte[] bytes) {
    Attribute attribute = to.createAttribute(name, type, space);
    attribute.write(type, new BytePointer(bytes));
    attribute._close();
    space._close();
    type._close();
  }

  private static void addNumbers(Group to, String name, float[] values, long... shape) {
    DataSpace space = new DataSpace(shape.length, shape);
    DataType type = new DataType(PredType.NATIVE_FLOAT());
    DataSet data = to.createDataSet(name, type, space);
    data.write(new FloatPointer(values), type);
    data._close();
    space._close();
  }
}
