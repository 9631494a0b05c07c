package org.swath.core.spec;

import java.util.Arrays;
import java.util.List;

/** The kinds of hypotheses by the words a spec has for them, and what each is made of. */
enum StatementKind {
  INVARIANT(
      "invariant",
      "The metric's mean does not depend on the factor",
      "metric factor within",
      "where"),
  EQUIVALENT(
      "equivalent", "The metric's means of two groups do not differ", "metric group to within", ""),
  LOWER(
      "lower",
      "The metric's mean of one group is lower than that of another",
      "metric group than",
      "by by-percent"),
  HIGHER(
      "higher",
      "The metric's mean of one group is higher than that of another",
      "metric group than",
      "by by-percent"),
  RISING("rising", "The metric's mean rises with the factor", "metric factor", "where"),
  FALLING("falling", "The metric's mean falls with the factor", "metric factor", "where"),
  EVERY_RUN(
      "every-run",
      "The metric of every run lies between the bounds",
      "metric",
      "where at-least at-most"),
  EVERY_MEAN(
      "every-mean",
      "The metric's mean of every configuration lies between the bounds",
      "metric",
      "where at-least at-most"),
  CONVERGES("converges", "Every run meets the first convergence criterion", "", "where"),
  NEVER_CONVERGES("never-converges", "No run meets the first convergence criterion", "", "where"),
  COMPLETES("completes", "No run diverges", "", "where");

  private final String word;
  private final String description;
  private final String required;
  private final String optional;

  /**
   * @param required the keys that must be given, with spaces between them
   * @param optional the keys that may be given
   */
  StatementKind(String word, String description, String required, String optional) {
    this.word = word;
    this.description = description;
    this.required = required;
    this.optional = optional;
  }

  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** The keys that must be given. */
  List<String> required() {
    return names(required);
  }

  /** The keys that may be given. */
  List<String> optional() {
    return names(optional);
  }

  private static List<String> names(String keys) {
    return keys.isEmpty() ? List.of() : List.of(keys.split(" "));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(StatementKind::word).toList();
  }

  /**
   * The kind of a word.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  static StatementKind named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A kind must be one of " + words() + ", but got " + word));
  }
}
