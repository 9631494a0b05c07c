package org.swath.core.data;

/**
 * A chain of tokens in which each depends on the one before alone: token j follows token i with
 * probability {@code P_ij}.
 *
 * @param tokens number of tokens, 2 to 256
 * @param transitions [tokens × tokens], P row after row; all above 0, the sum of a row 1
 */
public record MarkovChain(int tokens, double[] transitions) implements SequenceRule {

  private static final double ROUNDING = 1e-9;

  public MarkovChain {
    if (tokens < TokenRule.FEWEST_TOKENS || tokens > TokenRule.MOST_TOKENS) {
      throw new IllegalArgumentException("tokens must be 2 to 256, but got " + tokens);
    }
    if (transitions.length != tokens * tokens) {
      throw new IllegalArgumentException(
          "There must be tokens * tokens = %d transitions, but got %d"
              .formatted(tokens * tokens, transitions.length));
    }
    for (int token = 0; token < tokens; token++) {
      double sum = 0;
      for (int next = 0; next < tokens; next++) {
        double probability = transitions[token * tokens + next];
        if (!(probability > 0)) {
          throw new IllegalArgumentException(
              "Every token must be able to follow every other, but %d follows %d with probability %s"
                  .formatted(next, token, probability));
        }
        sum += probability;
      }
      if (!(Math.abs(sum - 1) < ROUNDING)) {
        throw new IllegalArgumentException(
            "Probabilities of what follows a token must sum to 1, but after %d they sum to %s"
                .formatted(token, sum));
      }
    }
  }

  /** P_ij: how likely {@code next} is after {@code token}. */
  public double probability(int token, int next) {
    return transitions[token * tokens + next];
  }

  /**
   * The share of each token in an endless chain, and the probability of each at every place of one
   * that begins by these shares. Found by the elimination of Grassmann, Taksar and Heyman (1985),
   * which subtracts nothing.
   */
  public double[] stationary() {
    double[] a = transitions.clone();
    for (int k = tokens - 1; k > 0; k--) {
      double leaving = 0;
      for (int j = 0; j < k; j++) {
        leaving += a[k * tokens + j];
      }
      for (int i = 0; i < k; i++) {
        a[i * tokens + k] /= leaving;
        for (int j = 0; j < k; j++) {
          a[i * tokens + j] += a[i * tokens + k] * a[k * tokens + j];
        }
      }
    }
    double[] shares = new double[tokens];
    shares[0] = 1;
    double sum = 1;
    for (int k = 1; k < tokens; k++) {
      for (int i = 0; i < k; i++) {
        shares[k] += shares[i] * a[i * tokens + k];
      }
      sum += shares[k];
    }
    for (int k = 0; k < tokens; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  /**
   * {@code -Σ_i π_i Σ_j P_ij ln P_ij}, π the stationary shares: the mean cross-entropy, in nats, of
   * whoever knows P and the token before. No model can have less but by chance.
   */
  public double entropyRate() {
    double[] shares = stationary();
    double rate = 0;
    for (int token = 0; token < tokens; token++) {
      double entropy = 0;
      for (int next = 0; next < tokens; next++) {
        double probability = probability(token, next);
        entropy -= probability * StrictMath.log(probability);
      }
      rate += shares[token] * entropy;
    }
    return rate;
  }
}
