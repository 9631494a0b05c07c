package org.swath.core.data;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/**
 * Sequences of random tokens, each with a token to be predicted at every place, drawn by a {@link
 * TokenRule}: what can be predicted, and how well, is known exactly.
 *
 * <p>A sequence is stored as an image of two rows: the tokens, and below each the token to be
 * predicted there. All labels are 0. Sequence i of a part depends on the data seed, the part and i
 * alone; its tokens do not depend on the rule, so that the same sequences carry something to learn
 * or nothing.
 */
public final class TokenSequencesSource implements DatasetSource {

  /** The name in specs. */
  public static final String NAME = "token-sequences";

  private static final int VERSION = 1;
  private static final String TRAIN_SIZE = "train-size";
  private static final String TEST_SIZE = "test-size";
  private static final String TOKENS = "tokens";
  private static final String LENGTH = "sequence-length";
  private static final String PROBABILITY = "rule-probability";
  private static final String DATA_SEED = "data-seed";
  private static final int LARGEST_SIZE = 1_000_000;
  private static final int LONGEST = 256;

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "Random tokens, each with a token to be predicted that follows from it and the one before",
        List.of(
            integer(TRAIN_SIZE, 1, LARGEST_SIZE, 2_400, "How many training sequences to draw"),
            integer(TEST_SIZE, 1, LARGEST_SIZE, 400, "How many test sequences to draw"),
            integer(
                TOKENS,
                TokenRule.FEWEST_TOKENS,
                TokenRule.MOST_TOKENS,
                64,
                "How many different tokens there are"),
            integer(LENGTH, 1, LONGEST, 16, "Tokens of a sequence"),
            Parameter.number(
                PROBABILITY,
                new Domain.NumberRange(0, true, 1, true),
                0.9,
                "How often the rule holds; at 0 there is nothing to learn but means"),
            Parameter.integer(
                DATA_SEED,
                0,
                1,
                "Which sequences are drawn; unlike a run's seed, the same for all runs")));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    StringBuilder text = new StringBuilder();
    text.append(NAME).append(" version ").append(VERSION).append('\n');
    for (String name : List.of(TRAIN_SIZE, TEST_SIZE, TOKENS, LENGTH, DATA_SEED)) {
      text.append(name).append(' ').append(parameters.integer(name)).append('\n');
    }
    text.append(PROBABILITY).append(' ').append(parameters.number(PROBABILITY)).append('\n');
    return Sha256.hexOf(text.toString());
  }

  @Override
  public void requireAvailable(ParameterValues parameters, Optional<String> location) {
    // Made on the spot.
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return parameters.count(TRAIN_SIZE);
  }

  /** Draws the sequences; {@code location} is ignored and nothing is read or written. */
  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    RandomStreams streams = new RandomStreams(parameters.integer(DATA_SEED));
    TokenRule rule = new TokenRule(parameters.count(TOKENS), parameters.number(PROBABILITY));
    int length = parameters.count(LENGTH);
    return new Dataset(
        sequences(streams, "train", parameters.count(TRAIN_SIZE), length, rule),
        sequences(streams, "test", parameters.count(TEST_SIZE), length, rule),
        1,
        Optional.of(rule));
  }

  private static LabelledImages sequences(
      RandomStreams streams, String part, int count, int length, TokenRule rule) {
    byte[] rows = new byte[Math.multiplyExact(count, 2 * length)];
    for (int i = 0; i < count; i++) {
      Draws random = new Draws(streams.stream("token-sequences-" + part, i));
      int at = i * 2 * length;
      int previous = TokenRule.BEFORE_THE_FIRST;
      for (int place = 0; place < length; place++) {
        int token = random.below(rule.tokens());
        boolean byRule = random.between(0, 1) < rule.probability();
        int any = random.below(rule.tokens());
        rows[at + place] = (byte) token;
        rows[at + length + place] = (byte) (byRule ? rule.target(token, previous) : any);
        previous = token;
      }
    }
    return new LabelledImages(count, 2, length, rows, new byte[count]);
  }

  private static Parameter integer(
      String name, long minimum, long maximum, long defaultValue, String text) {
    return new Parameter(
        name, new Domain.IntegerRange(minimum, maximum), Optional.of(defaultValue), text, false);
  }
}
