package org.swath.core.workload.twistor;

import org.swath.core.data.TokenRule;

/**
 * The mean squared errors that two predictors have in expectation, known from the embedding's
 * tables and the rule by which the sequences were drawn.
 *
 * @param floor of the best predictor there is, which knows the rule, the token and the one before:
 *     no model can have less but by chance
 * @param positionOnly of the best that knows the place alone: the mean over tokens and the place's
 *     code
 */
record KnownErrors(double floor, double positionOnly) {

  /**
   * Computes both, from e_v, the rows of ω's table, and their mean μ and variance s = mean ‖e_v -
   * μ‖². Where the rule asks for r with probability p, and else any token comes, the best
   * prediction is {@code p e_r + (1 - p) μ} and its expected squared error {@code p (1 - p) ‖e_r -
   * μ‖² + (1 - p) s}; where it asks for every token equally often these are {@code (1 - p²) s} on
   * average. Without the token, a target v has the probability q_v, and the error is the variance
   * of e_v under q. Both are divided by d.
   *
   * @param length places of a sequence
   * @param tables begins with ω's table
   */
  static KnownErrors of(TokenRule rule, int length, TwistorShape shape, double[] tables) {
    double[] first = rule.sharesAtTheFirst();
    double[] after = rule.sharesAfterwards();
    double[] even = new double[rule.tokens()];
    java.util.Arrays.fill(even, 1.0 / rule.tokens());
    double p = rule.probability();
    int d = shape.component();
    double variance = scatter(even, even, tables, d);
    double atFirst = p * (1 - p) * scatter(first, even, tables, d) + (1 - p) * variance;
    double afterwards = p * (1 - p) * scatter(after, even, tables, d) + (1 - p) * variance;
    double[] ofFirst = mixed(p, first);
    double[] ofAfter = mixed(p, after);
    double unknownFirst = scatter(ofFirst, ofFirst, tables, d);
    double unknownAfter = scatter(ofAfter, ofAfter, tables, d);
    return new KnownErrors(
        (atFirst + (length - 1) * afterwards) / length / d,
        (unknownFirst + (length - 1) * unknownAfter) / length / d);
  }

  /** The share of the variance about the place's mean that a predictor explains. */
  double explained(double meanSquaredError) {
    return 1 - meanSquaredError / positionOnly;
  }

  private static double[] mixed(double p, double[] shares) {
    double[] mixed = new double[shares.length];
    for (int token = 0; token < mixed.length; token++) {
      mixed[token] = p * shares[token] + (1 - p) / shares.length;
    }
    return mixed;
  }

  /** Σ_v shares_v ‖e_v - m‖², m the mean under other shares. */
  private static double scatter(double[] shares, double[] about, double[] tables, int d) {
    double sum = 0;
    for (int unit = 0; unit < d; unit++) {
      double mean = 0;
      for (int token = 0; token < about.length; token++) {
        mean += about[token] * tables[token * d + unit];
      }
      for (int token = 0; token < shares.length; token++) {
        double centred = tables[token * d + unit] - mean;
        sum += shares[token] * centred * centred;
      }
    }
    return sum;
  }
}
