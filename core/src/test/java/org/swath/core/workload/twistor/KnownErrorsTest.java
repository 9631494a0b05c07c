package org.swath.core.workload.twistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.TokenRule;
import org.swath.core.random.RandomStreams;

/** The closed forms against predictors that are built token by token. */
class KnownErrorsTest {

  private static final int LENGTH = 4;

  /** At 10 and 15 tokens the rule asks for some tokens never, at the first place. */
  @ParameterizedTest
  @CsvSource({"10, 0.9", "10, 0", "10, 1", "7, 0.3", "15, 0.5", "2, 0.9"})
  void theyAreTheErrorsOfThePredictorsOverAllThatCanHappen(int tokens, double probability) {
    TokenRule rule = new TokenRule(tokens, probability);
    TwistorShape shape = new TwistorShape(2, tokens, 1, false, false);
    double[] tables = tables(shape);
    double floor = 0;
    double positionOnly = 0;
    for (int place = 0; place < LENGTH; place++) {
      double[] ofPlace = new double[tokens];
      double best = 0;
      int contexts = 0;
      for (int token = 0; token < tokens; token++) {
        for (int previous = 0; previous < (place == 0 ? 1 : tokens); previous++) {
          double[] likely = likely(rule, rule.target(token, previous));
          best += varianceUnder(likely, tables, shape);
          for (int v = 0; v < tokens; v++) {
            ofPlace[v] += likely[v];
          }
          contexts++;
        }
      }
      for (int v = 0; v < tokens; v++) {
        ofPlace[v] /= contexts;
      }
      floor += best / contexts / LENGTH;
      positionOnly += varianceUnder(ofPlace, tables, shape) / LENGTH;
    }

    KnownErrors known = KnownErrors.of(rule, LENGTH, shape, tables);
    assertThat(known.floor()).isCloseTo(floor, within(1e-12));
    assertThat(known.positionOnly()).isCloseTo(positionOnly, within(1e-12));
  }

  /** Neither 5 nor 3 divides 64, so all tokens are asked for equally often. */
  @Test
  void withSixtyFourTokensTheFloorIsOneLessTheSquareOfTheProbability() {
    TwistorShape shape = new TwistorShape(8, 64, 1, false, false);
    double[] tables = tables(shape);
    KnownErrors random = KnownErrors.of(new TokenRule(64, 0), 16, shape, tables);
    KnownErrors structured = KnownErrors.of(new TokenRule(64, 0.9), 16, shape, tables);

    assertThat(random.floor()).isCloseTo(random.positionOnly(), within(1e-12));
    assertThat(random.floor()).as("about 1 for standard normal tables").isBetween(0.9, 1.1);
    assertThat(structured.positionOnly()).isCloseTo(random.positionOnly(), within(1e-12));
    assertThat(structured.floor()).isCloseTo(0.19 * random.floor(), within(1e-12));
    assertThat(structured.explained(structured.floor())).isCloseTo(0.81, within(1e-12));
  }

  private static double[] likely(TokenRule rule, int asked) {
    double[] likely = new double[rule.tokens()];
    java.util.Arrays.fill(likely, (1 - rule.probability()) / rule.tokens());
    likely[asked] += rule.probability();
    return likely;
  }

  /** Mean over numbers of the squared error of the mean of ω's rows. */
  private static double varianceUnder(double[] likely, double[] tables, TwistorShape shape) {
    double sum = 0;
    for (int unit = 0; unit < shape.component(); unit++) {
      double mean = 0;
      double square = 0;
      for (int v = 0; v < likely.length; v++) {
        double value = tables[v * shape.component() + unit];
        mean += likely[v] * value;
        square += likely[v] * value * value;
      }
      sum += square - mean * mean;
    }
    return sum / shape.component();
  }

  private static double[] tables(TwistorShape shape) {
    return SpinorEmbedding.drawTables(shape, new RandomStreams(3).stream("embedding"));
  }
}
