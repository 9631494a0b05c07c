package org.swath.core.data.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.swath.core.data.DataException;

/**
 * The classes of labels: the different labels of all parts, in ascending order, are 0, 1, ….
 *
 * @param labels ascending; empty where examples have no labels
 */
record ClassNumbers(long[] labels) {

  /** A class is a byte. */
  private static final int MOST_CLASSES = 128;

  static ClassNumbers of(RawExamples train, Optional<RawExamples> test) {
    long[] labels =
        LongStream.concat(
                Arrays.stream(train.labels()),
                test.stream().flatMapToLong(part -> Arrays.stream(part.labels())))
            .distinct()
            .sorted()
            .toArray();
    if (train.labelled() && (labels.length < 2 || labels.length > MOST_CLASSES)) {
      throw new DataException(
          "%s: there must be 2 to %d different labels, but there are %d: %s. Numbers to be predicted are targets."
              .formatted(train.place(), MOST_CLASSES, labels.length, shown(labels)));
    }
    return new ClassNumbers(labels);
  }

  /** Number of classes; 1 where examples have no labels. */
  int count() {
    return Math.max(1, labels.length);
  }

  /** The class of each example of a part; 0 where examples have no labels. */
  byte[] of(Part part) {
    byte[] classes = new byte[part.count()];
    if (part.of().labelled()) {
      for (int i = 0; i < classes.length; i++) {
        classes[i] = (byte) Arrays.binarySearch(labels, part.of().labels()[part.examples()[i]]);
      }
    }
    return classes;
  }

  private static String shown(long[] labels) {
    int most = 5;
    String first = Arrays.toString(Arrays.copyOf(labels, Math.min(most, labels.length)));
    return labels.length <= most ? first : first.replace("]", ", …]");
  }
}
