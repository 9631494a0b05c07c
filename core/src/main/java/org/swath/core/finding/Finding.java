package org.swath.core.finding;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.swath.core.spec.Hypothesis;

/**
 * What a sweep's results say of one hypothesis.
 *
 * @param hypothesis as the spec states it
 * @param statement what it says, in a sentence
 * @param verdict whether it is supported
 * @param reason why, in a sentence
 * @param test how it was tested, in words
 * @param effect what decided
 * @param pValue of the test for the hypothesis or, when it is refuted, of that against it,
 *     corrected for the number of comparisons; at most the level when there is a verdict. Empty
 *     where there was no test
 * @param runs how many runs were used
 * @param leftOut how many of the runs it is about could not be, by why; without zeros
 * @param notes what must be known beside it, each a sentence or more
 */
public record Finding(
    Hypothesis hypothesis,
    String statement,
    Verdict verdict,
    String reason,
    String test,
    Effect effect,
    OptionalDouble pValue,
    int runs,
    Map<Gap, Integer> leftOut,
    List<String> notes) {

  public Finding {
    Objects.requireNonNull(hypothesis, "hypothesis");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(effect, "effect");
    Map<Gap, Integer> counted = new EnumMap<>(Gap.class);
    counted.putAll(leftOut);
    leftOut = Collections.unmodifiableMap(counted);
    notes = List.copyOf(notes);
    if (runs < 0) {
      throw new IllegalArgumentException("runs >= 0 must hold, but got " + runs);
    }
  }

  /**
   * What the verdict rests on, in words: {@code one-sided paired t test; level 0.05; p = 0.011; 24
   * runs}, and how many were left out.
   */
  public String basis() {
    StringBuilder words = new StringBuilder(test);
    pValue.ifPresent(
        p ->
            words
                .append("; level ")
                .append(MetricWords.number(hypothesis.level()))
                .append("; ")
                .append(MetricWords.pValue(p)));
    words.append("; ").append(runs).append(runs == 1 ? " run" : " runs");
    if (!leftOut.isEmpty()) {
      words.append("; left out: ").append(GapWords.of(leftOut));
    }
    return words.toString();
  }
}
