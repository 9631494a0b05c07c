package org.swath.core.data;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/**
 * Sequences from a {@link MarkovChain}, the next token to be predicted at every place: the least
 * cross-entropy that is possible is known exactly. What follows a token is drawn from a Dirichlet
 * distribution, the smaller its concentration the fewer tokens are likely.
 *
 * <p>A sequence is stored as an image of two rows: the tokens, and below each the one after it. All
 * labels are 0. The first token is drawn from the chain's stationary shares, so that every place is
 * like any other. Row i of the chain depends on the data seed and i alone, sequence i of a part on
 * the data seed, the part, i and the chain.
 */
public final class MarkovChainSource implements DatasetSource {

  /** The name in specs. */
  public static final String NAME = "markov-chain";

  private static final int VERSION = 1;
  private static final String TRAIN_SIZE = "train-size";
  private static final String TEST_SIZE = "test-size";
  private static final String TOKENS = "tokens";
  private static final String LENGTH = "sequence-length";
  private static final String CONCENTRATION = "concentration";
  private static final String DATA_SEED = "data-seed";
  private static final int LARGEST_SIZE = 1_000_000;
  private static final int LONGEST = 256;

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "Sequences in which a token depends on the one before, with a known entropy",
        List.of(
            integer(TRAIN_SIZE, 1, LARGEST_SIZE, 1_760, "How many training sequences to draw"),
            integer(TEST_SIZE, 1, LARGEST_SIZE, 160, "How many test sequences to draw"),
            integer(
                TOKENS,
                TokenRule.FEWEST_TOKENS,
                TokenRule.MOST_TOKENS,
                32,
                "How many different tokens there are"),
            integer(LENGTH, 1, LONGEST, 32, "Tokens of a sequence"),
            Parameter.number(
                CONCENTRATION,
                new Domain.NumberRange(0.1, true, 1000, true),
                0.3,
                "Concentration of the distribution that what follows a token is drawn from"),
            Parameter.integer(
                DATA_SEED,
                0,
                1,
                "Which chain and sequences are drawn; unlike a run's seed, the same for all runs")));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    StringBuilder text = new StringBuilder();
    text.append(NAME).append(" version ").append(VERSION).append('\n');
    for (String name : List.of(TRAIN_SIZE, TEST_SIZE, TOKENS, LENGTH, DATA_SEED)) {
      text.append(name).append(' ').append(parameters.integer(name)).append('\n');
    }
    text.append(CONCENTRATION).append(' ').append(parameters.number(CONCENTRATION)).append('\n');
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
    MarkovChain chain = chain(parameters.count(TOKENS), parameters.number(CONCENTRATION), streams);
    int length = parameters.count(LENGTH);
    return new Dataset(
        sequences(streams, "train", parameters.count(TRAIN_SIZE), length, chain),
        sequences(streams, "test", parameters.count(TEST_SIZE), length, chain),
        1,
        Optional.of(chain));
  }

  private static MarkovChain chain(int tokens, double concentration, RandomStreams streams) {
    double[] transitions = new double[tokens * tokens];
    for (int token = 0; token < tokens; token++) {
      double[] row = Dirichlet.draw(tokens, concentration, streams.stream(NAME + "-row", token));
      System.arraycopy(row, 0, transitions, token * tokens, tokens);
    }
    return new MarkovChain(tokens, transitions);
  }

  private static LabelledImages sequences(
      RandomStreams streams, String part, int count, int length, MarkovChain chain) {
    double[] stationary = chain.stationary();
    byte[] rows = new byte[Math.multiplyExact(count, 2 * length)];
    for (int i = 0; i < count; i++) {
      Draws random = new Draws(streams.stream(NAME + "-" + part, i));
      int at = i * 2 * length;
      int token = random.among(stationary, 0, chain.tokens());
      for (int place = 0; place < length; place++) {
        rows[at + place] = (byte) token;
        token = random.among(chain.transitions(), token * chain.tokens(), chain.tokens());
        rows[at + length + place] = (byte) token;
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
