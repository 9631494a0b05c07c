package org.swath.core.converge;

/** Which values of a metric are better: losses fall, accuracies rise. */
public enum Better {

  /** The lower the better, as of a loss. */
  LOWER("lowest", "above") {
    @Override
    double gain(double from, double to) {
      return from - to;
    }
  },

  /** The higher the better, as of an accuracy. */
  HIGHER("highest", "below") {
    @Override
    double gain(double from, double to) {
      return to - from;
    }
  };

  private final String best;
  private final String worseSide;

  Better(String best, String worseSide) {
    this.best = best;
    this.worseSide = worseSide;
  }

  /** How much better {@code to} is than {@code from}, in their unit; negative when it is worse. */
  abstract double gain(double from, double to);

  /** The best value in one word that also says which that is. */
  String best() {
    return best;
  }

  /** The side of the best on which worse values lie. */
  String worseSide() {
    return worseSide;
  }
}
