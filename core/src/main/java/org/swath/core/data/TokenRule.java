package org.swath.core.data;

/**
 * How the token to be predicted at a place of a sequence was drawn: with a probability it is {@code
 * (5 x + 3 x' + 7) mod V}, x being the token at that place, x' the one before it and V the number
 * of tokens; else it is any of the V tokens, each as likely. Before the first token of a sequence
 * stands token 0.
 *
 * @param tokens V, 2 to 256
 * @param probability 0 to 1; at 0 what is to be predicted has nothing to do with the sequence
 */
public record TokenRule(int tokens, double probability) implements SequenceRule {

  /** The token that stands before the first of a sequence. */
  public static final int BEFORE_THE_FIRST = 0;

  static final int FEWEST_TOKENS = 2;
  static final int MOST_TOKENS = 256;

  public TokenRule {
    if (tokens < FEWEST_TOKENS || tokens > MOST_TOKENS) {
      throw new IllegalArgumentException("tokens must be 2 to 256, but got " + tokens);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be 0 to 1, but got " + probability);
    }
  }

  /** The token that the rule asks for. */
  public int target(int token, int previous) {
    return (5 * token + 3 * previous + 7) % tokens;
  }

  /**
   * How often the rule asks for each token at the first place of a sequence, where only the token
   * at the place itself is open; shares of 1.
   */
  public double[] sharesAtTheFirst() {
    double[] shares = new double[tokens];
    for (int token = 0; token < tokens; token++) {
      shares[target(token, BEFORE_THE_FIRST)] += 1.0 / tokens;
    }
    return shares;
  }

  /** How often it asks for each token at any later place, where both are open. */
  public double[] sharesAfterwards() {
    double[] shares = new double[tokens];
    for (int token = 0; token < tokens; token++) {
      for (int previous = 0; previous < tokens; previous++) {
        shares[target(token, previous)] += 1.0 / ((double) tokens * tokens);
      }
    }
    return shares;
  }
}
