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
import org.swath.core.parameter.ParameterValues;

class TokenSequencesSourceTest {

  private final TokenSequencesSource source = new TokenSequencesSource();

  @Test
  void atProbabilityOneEveryTargetFollowsTheRule() {
    LabelledImages train = load(Map.of("rule-probability", 1.0)).train();

    assertThat(train.count()).isEqualTo(300);
    assertThat(train.height()).isEqualTo(2);
    assertThat(train.width()).isEqualTo(16);
    for (int i = 0; i < train.count(); i++) {
      int previous = 0;
      for (int place = 0; place < 16; place++) {
        int token = train.pixels()[i * 32 + place];
        assertThat((int) train.pixels()[i * 32 + 16 + place])
            .isEqualTo((5 * token + 3 * previous + 7) % 64);
        previous = token;
      }
    }
  }

  /** 4,800 places: the standard deviation of a share of 0.9 is 0.0043, of 1/64 0.0018. */
  @ParameterizedTest
  @CsvSource({"0.9, 0.9015625", "0, 0.015625"})
  void theRuleHoldsAsOftenAsItShould(double probability, double share) {
    Dataset dataset = load(Map.of("rule-probability", probability));
    TokenRule rule = (TokenRule) dataset.rule().orElseThrow();
    int held = 0;
    for (int i = 0; i < 300; i++) {
      int previous = TokenRule.BEFORE_THE_FIRST;
      for (int place = 0; place < 16; place++) {
        int token = dataset.train().pixels()[i * 32 + place];
        held +=
            dataset.train().pixels()[i * 32 + 16 + place] == rule.target(token, previous) ? 1 : 0;
        previous = token;
      }
    }
    assertThat(rule.probability()).isEqualTo(probability);
    assertThat(held / 4800.0).isCloseTo(share, within(0.015));
  }

  @Test
  void allTokensComeEquallyOften() {
    int[] counts = new int[64];
    byte[] rows = load(Map.of()).train().pixels();
    for (byte token : rows) {
      counts[token]++;
    }
    for (int count : counts) {
      assertThat(count).as("mean 150, sd 12").isBetween(100, 200);
    }
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
  void theSameTokensStandThereWhateverTheRule() {
    byte[] some = load(Map.of("rule-probability", 0.9)).train().pixels();
    byte[] none = load(Map.of("rule-probability", 0.0)).train().pixels();
    assertThat(Arrays.copyOf(none, 16)).isEqualTo(Arrays.copyOf(some, 16));
    assertThat(none).isNotEqualTo(some);
  }

  @Test
  void everyParameterChangesTheFingerprintAndNothingElseDoes() {
    String fingerprint = source.fingerprint(parameters(Map.of()));

    assertThat(new TokenSequencesSource().fingerprint(parameters(Map.of())))
        .isEqualTo(fingerprint)
        .hasSize(64);
    for (var other :
        Map.of(
                "train-size", 301L,
                "test-size", 21L,
                "tokens", 63L,
                "sequence-length", 15L,
                "rule-probability", 0.8,
                "data-seed", 2L)
            .entrySet()) {
      assertThat(source.fingerprint(parameters(Map.of(other.getKey(), other.getValue()))))
          .as(other.getKey())
          .isNotEqualTo(fingerprint);
    }
    assertThat(source.component().parameters()).as("parameters that are part of it").hasSize(6);
  }

  @Test
  void tokensFitAByteOfEitherSign() {
    var tokens = source.component().parameter("tokens").orElseThrow();
    assertThat(tokens.domain().problemWith(256L)).isEmpty();
    assertThat(tokens.domain().problemWith(257L)).isPresent();
    assertThat(source.trainingExamples(parameters(Map.of()))).isEqualTo(300);
    boolean above127 = false;
    for (byte token : load(Map.of("tokens", 256L)).train().pixels()) {
      above127 |= token < 0;
    }
    assertThat(above127).isTrue();
  }

  @Test
  void aRuleThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new TokenRule(1, 0.5))
        .hasMessage("tokens must be 2 to 256, but got 1");
    assertThatThrownBy(() -> new TokenRule(64, Double.NaN))
        .hasMessage("probability must be 0 to 1, but got NaN");
  }

  @Test
  void sharesOfTokensSumToOneAndMayBeNothing() {
    TokenRule rule = new TokenRule(10, 1);

    assertThat(rule.sharesAtTheFirst())
        .as("5 x + 7 modulo 10 is 2 or 7")
        .containsExactly(new double[] {0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0}, within(1e-12));
    assertThat(Arrays.stream(rule.sharesAfterwards()).sum()).isCloseTo(1, within(1e-12));
    assertThat(new TokenRule(64, 1).sharesAfterwards()).containsOnly(1 / 64.0);
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
                "tokens", 64L,
                "sequence-length", 16L,
                "rule-probability", 0.9,
                "data-seed", 1L));
    values.putAll(changed);
    return ParameterValues.of(values);
  }
}
