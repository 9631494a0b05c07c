package org.swath.results;

import java.util.Arrays;
import java.util.Locale;

/** How a run ended. Stored as lower-case text. */
public enum RunStatus {
  /** Trained for all its epochs and evaluated. */
  COMPLETED,
  /** Its loss or parameters stopped being finite; the same seed would diverge again. */
  DIVERGED,
  /** Did not end for another reason, which stands beside it. */
  FAILED;

  /** The text in the {@code status} column. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status that a stored text means.
   *
   * @throws ResultsException for any other text
   */
  public static RunStatus ofText(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ResultsException(
                    "A run's status must be one of %s, but the file says \"%s\""
                        .formatted(Arrays.stream(values()).map(RunStatus::text).toList(), text)));
  }
}
