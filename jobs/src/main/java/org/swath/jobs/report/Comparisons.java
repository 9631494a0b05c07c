package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * Every group compared with one of them, over one metric.
 *
 * @param reference levels of the group the others are compared with
 * @param choice why it is that one
 * @param made number of comparisons, over all of which p values are adjusted
 * @param shown those with the smallest differences, the closest rivals first; all unless there are
 *     very many
 */
public record Comparisons(
    ParameterValues reference, Choice choice, int made, List<Comparison> shown) {

  /** More than these are no page that anybody reads. */
  public static final int MOST_SHOWN = 50;

  /** Why a group is the reference. */
  public enum Choice {
    /** It was asked for. */
    BASELINE,
    /** Its mean is the best: chosen by the values that are then compared. */
    BEST,
    /** The metric is neither good nor bad, and none was asked for. */
    FIRST
  }

  public Comparisons {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(choice, "choice");
    shown = List.copyOf(shown);
    if (shown.size() > made) {
      throw new IllegalArgumentException(
          "At most the comparisons made can be shown, %d, but got %d"
              .formatted(made, shown.size()));
    }
  }

  /** Comparisons that were made and are not shown. */
  public int leftOut() {
    return made - shown.size();
  }
}
