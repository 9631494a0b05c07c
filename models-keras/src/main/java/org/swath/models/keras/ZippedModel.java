package org.swath.models.keras;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.swath.models.ModelException;

/**
 * What is in the zip file of {@code model.save("model.keras")}.
 *
 * @param configuration of the model, JSON
 * @param weights a file of HDF5
 */
record ZippedModel(byte[] configuration, byte[] weights) {

  private static final String CONFIGURATION = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  /**
   * Reads a zip file.
   *
   * @throws ModelException when it is none of Keras
   */
  static ZippedModel of(String location, byte[] content) {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(CONFIGURATION) || entry.getName().equals(WEIGHTS)) {
          parts.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new ModelException(
          "%s must be a whole zip file of Keras, but cannot be read: %s. Save the model again"
              .formatted(location, e.getMessage()),
          e);
    }
    if (parts.size() < 2) {
      throw new ModelException(
          "%s must hold %s and %s, as model.save(\"model.keras\") writes them, but has %s. Save the model that way, or with model.save(\"model.h5\")"
              .formatted(
                  location,
                  CONFIGURATION,
                  WEIGHTS,
                  parts.isEmpty() ? "neither" : "only " + parts.keySet().iterator().next()));
    }
    return new ZippedModel(parts.get(CONFIGURATION), parts.get(WEIGHTS));
  }
}
