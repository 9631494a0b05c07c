package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

class MarkovChainSourceTest {

  private static final double LOG_TWO = Math.log(2);

  private final MarkovChainSource source = new MarkovChainSource();

  @Test
  void theNextTokenIsTheOneToBePredictedAtEveryPlace() {
    LabelledImages train = load(Map.of()).train();

    assertThat(train.count()).isEqualTo(300);
    assertThat(train.height()).isEqualTo(2);
    assertThat(train.width()).isEqualTo(16);
    for (int i = 0; i < train.count(); i++) {
      for (int place = 0; place < 15; place++) {
        assertThat(train.pixels()[i * 32 + 16 + place])
            .isEqualTo(train.pixels()[i * 32 + place + 1]);
      }
    }
  }

  /** 4,800 transitions from 8 tokens: a share has a standard deviation of at most 0.02. */
  @Test
  void tokensFollowEachOtherAsOftenAsTheChainSays() {
    Dataset dataset = load(Map.of("tokens", 8L, "concentration", 1.0));
    MarkovChain chain = chain(dataset);
    double[] counts = new double[64];
    double[] starts = new double[8];
    byte[] rows = dataset.train().pixels();
    for (int i = 0; i < 300; i++) {
      starts[rows[i * 32]]++;
      for (int place = 0; place < 16; place++) {
        counts[rows[i * 32 + place] * 8 + rows[i * 32 + 16 + place]]++;
      }
    }
    double[] stationary = chain.stationary();
    for (int token = 0; token < 8; token++) {
      double seen = Arrays.stream(counts, token * 8, token * 8 + 8).sum();
      assertThat(seen / 4800).as("token %d", token).isCloseTo(stationary[token], within(0.03));
      assertThat(starts[token] / 300).isCloseTo(stationary[token], within(0.1));
      for (int next = 0; next < 8; next++) {
        assertThat(counts[token * 8 + next] / seen)
            .as("%d after %d", next, token)
            .isCloseTo(chain.probability(token, next), within(0.1));
      }
    }
  }

  /** Gamma variables by another way: a share's mean is 1/n, its variance (n-1)/(n²(nα+1)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1, 10})
  void sharesHaveTheMomentsOfTheirDistribution(double concentration) {
    RandomStreams streams = new RandomStreams(7);
    int draws = 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double share = Dirichlet.draw(4, concentration, streams.stream("shares", i))[0];
      sum += share;
      squares += share * share;
    }
    double mean = sum / draws;
    double variance = squares / draws - mean * mean;
    double expected = 3.0 / (16 * (4 * concentration + 1));

    assertThat(mean).isCloseTo(0.25, within(0.01));
    assertThat(variance / expected).isCloseTo(1, within(0.05));
  }

  @Test
  void theStationarySharesStayAsTheyAre() {
    MarkovChain chain = chain(load(Map.of("tokens", 64L)));
    double[] shares = chain.stationary();
    double[] next = new double[64];
    for (int token = 0; token < 64; token++) {
      for (int following = 0; following < 64; following++) {
        next[following] += shares[token] * chain.probability(token, following);
      }
    }

    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-14));
    assertThat(next).containsExactly(shares, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 1.0", "0.25, 0.25, 0.8112781244591328", "0.9, 0.9, 0.4689955935892812"})
  void theEntropyRateOfASymmetricChainIsThatOfACoin(double stay, double leave, double bits) {
    double[] transitions = {stay, 1 - stay, 1 - leave, leave};

    assertThat(new MarkovChain(2, transitions).entropyRate())
        .isCloseTo(bits * LOG_TWO, within(1e-14));
  }

  /** Shares 5/6 and 1/6, entropies of 0.1 and 0.5. */
  @Test
  void theEntropyRateWeighsTokensByHowOftenTheyCome() {
    MarkovChain chain = new MarkovChain(2, new double[] {0.9, 0.1, 0.5, 0.5});

    assertThat(chain.stationary()).containsExactly(new double[] {5 / 6.0, 1 / 6.0}, within(1e-15));
    assertThat(chain.entropyRate())
        .isCloseTo(5 / 6.0 * 0.4689955935892812 * LOG_TWO + LOG_TWO / 6, within(1e-14));
  }

  @Test
  void theDefaultChainIsFarFromEvenAndItsEntropyRateIsKnown() {
    MarkovChain chain = chain(load(Map.of("tokens", 32L)));

    assertThat(chain.entropyRate()).isBetween(2.0, 2.6).isLessThan(Math.log(32));
  }

  @Test
  void aLargerSetBeginsWithTheSmallerOneAndTheTestPartIsAnother() {
    Dataset small = load(Map.of());
    Dataset large = load(Map.of("train-size", 400L));
    byte[] begin = Arrays.copyOf(large.train().pixels(), small.train().pixels().length);

    assertThat(begin).isEqualTo(small.train().pixels());
    assertThat(large.test().pixels()).isEqualTo(small.test().pixels());
    assertThat(Arrays.copyOf(begin, 32)).isNotEqualTo(Arrays.copyOf(small.test().pixels(), 32));
  }

  @Test
  void everyParameterChangesTheFingerprintAndNothingElseDoes() {
    String fingerprint = source.fingerprint(parameters(Map.of()));

    assertThat(new MarkovChainSource().fingerprint(parameters(Map.of())))
        .isEqualTo(fingerprint)
        .hasSize(64);
    for (var other :
        Map.of(
                "train-size", 301L,
                "test-size", 21L,
                "tokens", 63L,
                "sequence-length", 15L,
                "concentration", 0.4,
                "data-seed", 2L)
            .entrySet()) {
      assertThat(source.fingerprint(parameters(Map.of(other.getKey(), other.getValue()))))
          .as(other.getKey())
          .isNotEqualTo(fingerprint);
    }
    assertThat(source.component().parameters()).as("parameters that are part of it").hasSize(6);
  }

  @Test
  void aChainThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new MarkovChain(1, new double[] {1}))
        .hasMessage("tokens must be 2 to 256, but got 1");
    assertThatThrownBy(() -> new MarkovChain(2, new double[] {1}))
        .hasMessage("There must be tokens * tokens = 4 transitions, but got 1");
    assertThatThrownBy(() -> new MarkovChain(2, new double[] {0.5, 0.5, 1, 0}))
        .hasMessage(
            "Every token must be able to follow every other, but 1 follows 1 with probability 0.0");
    assertThatThrownBy(() -> new MarkovChain(2, new double[] {0.5, 0.5, 0.5, 0.25}))
        .hasMessage(
            "Probabilities of what follows a token must sum to 1, but after 1 they sum to 0.75");
  }

  private static MarkovChain chain(Dataset dataset) {
    return (MarkovChain) dataset.rule().orElseThrow();
  }

  private Dataset load(Map<String, Object> changed) {
    return source.load(parameters(changed), Optional.empty());
  }

  private static ParameterValues parameters(Map<String, Object> changed) {
    Map<String, Object> values =
        new HashMap<>(
            Map.of(
                "train-size", 300L,
                "test-size", 20L,
                "tokens", 32L,
                "sequence-length", 16L,
                "concentration", 0.3,
                "data-seed", 1L));
    values.putAll(changed);
    return ParameterValues.of(values);
  }
}
