package org.swath.models.keras;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
import org.bytedeco.javacpp.PointerPointer;
import org.nd4j.shade.jackson.databind.JsonNode;

/** Writes HDF5 files as Keras 3 does: texts of variable length, arrays in groups within groups. */
final class KerasThreeFile {

  private final H5File file;
  private final Map<String, Group> groups = new HashMap<>();

  private KerasThreeFile(H5File file) {
    this.file = file;
  }

  /**
   * The bytes of a file.
   *
   * @param attributes by group, "" for the file, and name: a text, or texts
   * @param arrays by path: {@code shape} and {@code values}
   */
  static byte[] of(Map<String, Map<String, JsonNode>> attributes, Map<String, JsonNode> arrays)
      throws IOException {
    Loader.load(hdf5.class);
    Path path = Files.createTempFile("keras", ".h5");
    try {
      KerasThreeFile written =
          new KerasThreeFile(new H5File(path.toString(), hdf5.H5F_ACC_TRUNC()));
      attributes.forEach(
          (group, texts) ->
              texts.forEach((name, text) -> addTexts(written.object(group), name, text)));
      arrays.forEach(written::addArray);
      written.close();
      return Files.readAllBytes(path);
    } finally {
      Files.delete(path);
    }
  }

  private void close() {
    groups.values().forEach(Group::_close);
    file._close();
  }

  private H5Object object(String path) {
    return path.isEmpty() ? file : group(path);
  }

  private Group group(String path) {
    Group known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    Group made =
        slash < 0
            ? file.createGroup(path)
            : group(path.substring(0, slash)).createGroup(path.substring(slash + 1));
    groups.put(path, made);
    return made;
  }

  private static void addTexts(H5Object to, String name, JsonNode texts) {
    if (texts.isArray() && texts.isEmpty()) {
      // An empty list has no type that NumPy could know, and becomes one of numbers.
      DataSpace none = new DataSpace(1, new long[] {0});
      to.createAttribute(name, new DataType(PredType.NATIVE_DOUBLE()), none)._close();
      return;
    }
    int count = texts.isArray() ? texts.size() : 1;
    DataSpace space =
        texts.isArray() ? new DataSpace(1, new long[] {count}) : new DataSpace(hdf5.H5S_SCALAR);
    StrType type = new StrType(PredType.C_S1(), hdf5.H5T_VARIABLE);
    type.setCset(hdf5.H5T_CSET_UTF8);
    BytePointer[] bytes = new BytePointer[count];
    for (int i = 0; i < count; i++) {
      String text = texts.isArray() ? texts.path(i).asText() : texts.asText();
      bytes[i] = new BytePointer(text, StandardCharsets.UTF_8);
    }
    Attribute attribute = to.createAttribute(name, type, space);
    attribute.write(type, new PointerPointer<>(bytes));
    attribute._close();
    space._close();
    type._close();
  }

  private void addArray(String path, JsonNode array) {
    long[] shape = new long[array.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = array.path("shape").path(i).asLong();
    }
    float[] values = new float[array.path("values").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.path("values").path(i).asDouble();
    }
    int slash = path.lastIndexOf('/');
    DataSpace space = new DataSpace(shape.length, shape);
    DataType type = new DataType(PredType.NATIVE_FLOAT());
    DataSet data =
        group(path.substring(0, slash)).createDataSet(path.substring(slash + 1), type, space);
    data.write(new FloatPointer(values), type);
    data._close();
    space._close();
  }
}
