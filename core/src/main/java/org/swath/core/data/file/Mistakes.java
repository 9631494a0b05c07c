package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.data.DataException;

/**
 * What is wrong with a file, place by place, so that all of it is told at once. Not thread-safe.
 */
final class Mistakes {

  private static final int MOST_SHOWN = 12;

  private final String place;
  private final List<String> shown = new ArrayList<>();
  private long count;

  /**
   * @param place the file, as messages call it
   */
  Mistakes(String place) {
    this.place = place;
  }

  void add(String mistake) {
    count++;
    if (shown.size() < MOST_SHOWN) {
      shown.add(mistake);
    }
  }

  /** Whether there are so many that nobody wants to know of more. */
  boolean areEnough() {
    return count >= 100 * MOST_SHOWN;
  }

  /**
   * @throws DataException with all that was found
   */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    String more =
        count <= MOST_SHOWN
            ? ""
            : "\n%s: and %s%d more"
                .formatted(place, areEnough() ? "at least " : "", count - MOST_SHOWN);
    throw new DataException(
        place + ": " + String.join("\n" + place + ": ", shown) + more + "\nMend the file.");
  }
}
