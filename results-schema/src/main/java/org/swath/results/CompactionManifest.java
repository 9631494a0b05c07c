package org.swath.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compaction has decided to do; once this is stored, it will be done, by whoever comes.
 * Stored as JSON.
 *
 * @param id of the compaction
 * @param swap how the new files take the old ones' place
 * @param oldEpochs names of the files in {@code epochs/} that go
 * @param oldRuns names of those in {@code runs/}
 * @param epochs the new files for {@code epochs/}, where they were written
 * @param runs those for {@code runs/}
 */
record CompactionManifest(
    String id,
    CompactionSwap swap,
    List<String> oldEpochs,
    List<String> oldRuns,
    List<WrittenFile> epochs,
    List<WrittenFile> runs) {

  private static final int VERSION = 1;

  CompactionManifest {
    oldEpochs = List.copyOf(oldEpochs);
    oldRuns = List.copyOf(oldRuns);
    epochs = List.copyOf(epochs);
    runs = List.copyOf(runs);
    if (!PartName.isCompactionId(id) || epochs.size() != runs.size()) {
      throw new IllegalArgumentException(
          "A compaction must have an id and as many parts of epochs as of runs, but got \"%s\", %d and %d"
              .formatted(id, epochs.size(), runs.size()));
    }
  }

  List<String> old(String table) {
    return table.equals(ResultsFolder.EPOCHS) ? oldEpochs : oldRuns;
  }

  List<WrittenFile> parts(String table) {
    return table.equals(ResultsFolder.EPOCHS) ? epochs : runs;
  }

  /** The name that a new file has where it was written, and where readers see it. */
  static String nameOf(WrittenFile part) {
    return part.path().substring(part.path().lastIndexOf('/') + 1);
  }

  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    root.put("id", id);
    root.put("swap", swap.name());
    oldEpochs.forEach(root.putArray("old_epochs")::add);
    oldRuns.forEach(root.putArray("old_runs")::add);
    epochs.forEach(file -> put(file, root.withArray("epochs")));
    runs.forEach(file -> put(file, root.withArray("runs")));
    return root.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @param where said in messages
   * @throws ResultsException when the text is something else, or of a newer version
   */
  static CompactionManifest read(String json, Object where) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      int version = root.path("version").asInt(0);
      if (version != VERSION) {
        throw new ResultsException(
            "This Swath reads compactions of version %d, but %s has version %d; let the Swath that began it finish"
                .formatted(VERSION, where, version));
      }
      return new CompactionManifest(
          text(root, "id"),
          CompactionSwap.valueOf(text(root, "swap")),
          texts(root.path("old_epochs")),
          texts(root.path("old_runs")),
          files(root.path("epochs")),
          files(root.path("runs")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ResultsException(
          "%s must say what a compaction decided, but does not: %s; restore it from a copy"
              .formatted(where, e.getMessage()),
          e);
    }
  }

  private static void put(WrittenFile file, ArrayNode array) {
    array
        .addObject()
        .put("path", file.path())
        .put("rows", file.rows())
        .put("bytes", file.bytes())
        .put("sha256", file.sha256());
  }

  private static List<WrittenFile> files(JsonNode array) {
    List<WrittenFile> files = new ArrayList<>();
    for (JsonNode file : array) {
      files.add(
          new WrittenFile(
              text(file, "path"),
              number(file, "rows"),
              number(file, "bytes"),
              text(file, "sha256")));
    }
    return files;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static String text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(key + " must be a text, but is " + value);
    }
    return value.asText();
  }

  private static long number(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(key + " must be a whole number, but is " + value);
    }
    return value.asLong();
  }
}
