package org.swath.core.data.file;

import java.util.List;

/**
 * Examples as a file holds them.
 *
 * @param place the file, as messages call it
 * @param columns names of the inputs in their order; empty where they have none
 * @param count number of examples
 * @param height of an example; 1 for a row of a table
 * @param width of an example
 * @param features [count × height × width], finite
 * @param labels [count], whole numbers; empty where there are none
 * @param targets [count × targets of an example], finite; empty where there are none
 */
record RawExamples(
    String place,
    List<String> columns,
    int count,
    int height,
    int width,
    float[] features,
    long[] labels,
    float[] targets) {

  RawExamples {
    columns = List.copyOf(columns);
  }

  int size() {
    return height * width;
  }

  int targetsPerExample() {
    return count == 0 ? 0 : targets.length / count;
  }

  boolean labelled() {
    return labels.length > 0;
  }
}
