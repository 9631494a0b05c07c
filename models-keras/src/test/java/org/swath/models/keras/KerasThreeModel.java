package org.swath.models.keras;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.LabelledImages;
import org.swath.models.Task;

/** What Keras 3 has saved of a small model, and what it computes with it; see make_models.py. */
record KerasThreeModel(String name, JsonNode saved) {

  static final ExampleShape SHAPE = new ExampleShape(6, 5, 3);

  static KerasThreeModel of(String name) {
    try (InputStream text =
        KerasThreeModel.class.getResourceAsStream("/keras/%s.json".formatted(name))) {
      return new KerasThreeModel(name, new ObjectMapper().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Task task() {
    return switch (name) {
      case "regression" -> Task.REGRESSION;
      case "autoencoder" -> Task.AUTOENCODING;
      default -> Task.CLASSIFICATION;
    };
  }

  /** The bytes of {@code model.h5}. */
  byte[] inHdf5() throws IOException {
    return inHdf5("", "");
  }

  /** The same with another text in the place of one in its configuration. */
  byte[] inHdf5(String text, String other) throws IOException {
    Map<String, Map<String, JsonNode>> attributes = new LinkedHashMap<>();
    saved
        .path("attributes")
        .fields()
        .forEachRemaining(
            group -> {
              Map<String, JsonNode> ofGroup = new LinkedHashMap<>();
              group
                  .getValue()
                  .fields()
                  .forEachRemaining(a -> ofGroup.put(a.getKey(), a.getValue()));
              attributes.put(group.getKey(), ofGroup);
            });
    String configuration = saved.path("attributes").path("").path("model_config").asText();
    attributes
        .get("")
        .put("model_config", new ObjectMapper().valueToTree(changed(configuration, text, other)));
    Map<String, JsonNode> arrays = new LinkedHashMap<>();
    saved.path("arrays").fields().forEachRemaining(a -> arrays.put(a.getKey(), a.getValue()));
    return KerasThreeFile.of(attributes, arrays);
  }

  /** The bytes of {@code model.keras}. */
  byte[] zipped() throws IOException {
    Map<String, JsonNode> arrays = new LinkedHashMap<>();
    Iterator<Map.Entry<String, JsonNode>> names = saved.path("zippedArrays").fields();
    names.forEachRemaining(
        array -> arrays.put(array.getKey(), saved.path("arrays").path(array.getValue().asText())));
    return zip(
        Map.of(
            "config.json",
            saved.path("zippedConfiguration").asText().getBytes(StandardCharsets.UTF_8),
            "model.weights.h5",
            KerasThreeFile.of(Map.of(), arrays)));
  }

  static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String changed(String configuration, String text, String other) {
    if (!configuration.contains(text)) {
      throw new IllegalArgumentException("The model must say " + text + ", but does not");
    }
    return text.isEmpty() ? configuration : configuration.replace(text, other);
  }

  /** All examples, to train on and to test with. */
  Dataset examples() {
    int count = saved.path("labels").size();
    byte[] pixels = new byte[count * SHAPE.values()];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) saved.path("pixels").path(i).asInt();
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) saved.path("labels").path(i).asInt();
    }
    LabelledImages images =
        new LabelledImages(count, SHAPE.height(), SHAPE.width(), pixels, labels);
    return new Dataset(images, images, SHAPE.classes());
  }

  /** What Keras notes under a name, {@code outputs}, {@code losses} or {@code trainedOutputs}. */
  double[] numbers(String of) {
    double[] numbers = new double[saved.path(of).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = saved.path(of).path(i).asDouble();
    }
    return numbers;
  }

  /** The loss of the outputs after training. */
  double trainedLoss() {
    double[] outputs = numbers("trainedOutputs");
    LabelledImages images = examples().test();
    int width = outputs.length / images.count();
    double sum = 0;
    for (int image = 0; image < images.count(); image++) {
      for (int output = 0; output < width; output++) {
        double value = outputs[image * width + output];
        sum +=
            switch (task()) {
              case CLASSIFICATION -> output == images.labels()[image] ? -Math.log(value) : 0;
              case REGRESSION -> Math.pow(value - images.labels()[image], 2) / width;
              case AUTOENCODING -> Math.pow(value - images.value(image, output), 2) / width;
            };
      }
    }
    return sum / images.count();
  }
}
