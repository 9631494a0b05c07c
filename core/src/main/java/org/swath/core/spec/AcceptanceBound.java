package org.swath.core.spec;

/** What a reproduced metric must satisfy. */
public sealed interface AcceptanceBound {

  /**
   * The mean over seeds lies near the published mean: no further away than the widest of three
   * allowances, each of which is zero when the spec does not give it.
   *
   * @param within in the metric's own unit
   * @param percent of the published mean's absolute value
   * @param publishedSds multiples of the published standard deviation
   */
  record NearPublished(double within, double percent, double publishedSds)
      implements AcceptanceBound {

    public NearPublished {
      requireNotNegative("within", within);
      requireNotNegative("within-percent", percent);
      requireNotNegative("or-published-sds", publishedSds);
    }

    /**
     * How far from {@code published} a mean may lie.
     *
     * @throws IllegalArgumentException when published standard deviations count but none is given
     */
    public double allowance(PublishedValue published) {
      double sds = 0;
      if (publishedSds > 0) {
        double sd =
            published
                .sd()
                .orElseThrow(
                    () -> new IllegalArgumentException("or-published-sds needs a published sd"));
        sds = publishedSds * sd;
      }
      return Math.max(within, Math.max(percent / 100 * Math.abs(published.mean()), sds));
    }
  }

  /**
   * The mean over seeds lies between two bounds, both included.
   *
   * @param from may be negative infinity
   * @param to may be positive infinity
   */
  record MeanBetween(double from, double to) implements AcceptanceBound {

    public MeanBetween {
      if (!(from <= to)) {
        throw new IllegalArgumentException("from <= to must hold, but got " + from + ", " + to);
      }
    }
  }

  /**
   * Every run, whatever its seed, has one value.
   *
   * @param value finite
   */
  record EveryRun(double value) implements AcceptanceBound {

    public EveryRun {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite, but got " + value);
      }
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be finite and not negative, but got " + value);
    }
  }
}
