package org.swath.core.train.optimizer;

/**
 * Looks along a descending line for a length that fulfils the strong Wolfe conditions: the loss has
 * fallen by at least 10⁻⁴ of what the slope at the start promises, and the slope is at most 0.9 as
 * steep as there. First the length grows until such a length must lie between two trials, then that
 * bracket shrinks (Nocedal and Wright 2006, Algorithms 3.5 and 3.6). The next trial is the minimum
 * of the cubic through the last two (equation 3.59), within the limits of Schmidt's minFunc, which
 * PyTorch has too.
 *
 * <p>Departures from PyTorch: the evaluation at the start is not counted among the others but the
 * first trial is, and a loss that is infinite or NaN counts as too high, where PyTorch's arithmetic
 * would not come back from it.
 */
final class StrongWolfeSearch {

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double SUFFICIENT_FLATNESS = 0.9;
  private static final double LEAST_MOVE = 1e-9;

  private final int evaluations;

  /**
   * @param evaluations of the loss at most, at least 1
   */
  StrongWolfeSearch(int evaluations) {
    this.evaluations = evaluations;
  }

  /**
   * A point on the line.
   *
   * @param length from the start
   * @param slope derivative of the loss by the length
   */
  record Look(double length, double loss, double slope) {}

  /** The line. */
  interface Line {

    /** Evaluates the loss and its slope. */
    Look at(double length);
  }

  /**
   * Searches.
   *
   * @param start where length is 0 and the slope is negative
   * @param firstLength to be tried first, greater than 0
   * @param size largest element of the line's direction: how far a length of 1 moves a parameter
   * @return a trial that fulfils the conditions; else the best there was when the evaluations were
   *     used up or the bracket was too small to matter, which may be the start
   */
  Look from(Look start, double firstLength, double size, Line line) {
    Look previous = start;
    Look trial = evaluate(line, firstLength);
    for (int evaluated = 1; ; evaluated++) {
      if (tooHigh(trial, start)
          || (evaluated > 2 && trial.loss() >= previous.loss())
          || (trial.slope() >= 0 && !flat(trial, start))) {
        return within(previous, trial, start, evaluated, size, line);
      }
      if (flat(trial, start)) {
        return trial;
      }
      if (evaluated == evaluations) {
        return trial.loss() < start.loss() ? trial : start;
      }
      double least = trial.length() + 0.01 * (trial.length() - previous.length());
      double next = cubicMinimum(previous, trial, least, 10 * trial.length());
      previous = trial;
      trial = evaluate(line, next);
    }
  }

  private Look within(
      Look one, Look other, Look start, int evaluatedBefore, double size, Line line) {
    boolean oneIsLow = one.loss() <= other.loss();
    Look low = oneIsLow ? one : other;
    Look high = oneIsLow ? other : one;
    boolean closeToEnd = false;
    for (int evaluated = evaluatedBefore; evaluated < evaluations; evaluated++) {
      double from = Math.min(low.length(), high.length());
      double to = Math.max(low.length(), high.length());
      if ((to - from) * size < LEAST_MOVE) {
        return low;
      }
      double next = cubicMinimum(low, high, from, to);
      double margin = 0.1 * (to - from);
      boolean close = Math.min(to - next, next - from) < margin;
      if (close && (closeToEnd || next >= to || next <= from)) {
        // Twice in a row close to an end, or at one, the bracket would hardly shrink.
        next = to - next < next - from ? to - margin : from + margin;
        close = false;
      }
      closeToEnd = close;
      Look trial = evaluate(line, next);
      if (tooHigh(trial, start) || trial.loss() >= low.loss()) {
        high = trial.loss() < low.loss() ? low : trial;
        low = trial.loss() < low.loss() ? trial : low;
      } else if (flat(trial, start)) {
        return trial;
      } else {
        high = trial.slope() * (high.length() - low.length()) >= 0 ? low : high;
        low = trial;
      }
    }
    return low;
  }

  private static Look evaluate(Line line, double length) {
    Look trial = line.at(length);
    return Double.isFinite(trial.loss())
        ? trial
        : new Look(length, Double.POSITIVE_INFINITY, trial.slope());
  }

  private static boolean tooHigh(Look trial, Look start) {
    return trial.loss() > start.loss() + SUFFICIENT_DECREASE * trial.length() * start.slope();
  }

  private static boolean flat(Look trial, Look start) {
    return Math.abs(trial.slope()) <= -SUFFICIENT_FLATNESS * start.slope();
  }

  /** Where the cubic with both trials' losses and slopes is least; the middle if it is nowhere. */
  private static double cubicMinimum(Look one, Look other, double from, double to) {
    boolean oneIsLeft = one.length() <= other.length();
    Look left = oneIsLeft ? one : other;
    Look right = oneIsLeft ? other : one;
    double width = right.length() - left.length();
    double bend = left.slope() + right.slope() - 3 * (right.loss() - left.loss()) / width;
    double root = Math.sqrt(bend * bend - left.slope() * right.slope());
    double share = (right.slope() + root - bend) / (right.slope() - left.slope() + 2 * root);
    double minimum = Math.min(Math.max(right.length() - width * share, from), to);
    return Double.isNaN(minimum) ? (from + to) / 2 : minimum;
  }
}
