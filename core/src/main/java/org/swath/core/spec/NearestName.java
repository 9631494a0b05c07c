package org.swath.core.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant by one that does not exist. */
public final class NearestName {

  private static final double MUCH_THE_SAME_START = 0.9;

  private NearestName() {}

  /** What to do about {@code given}: the name that was probably meant, or the list of names. */
  public static String suggestion(String given, Collection<String> valid) {
    return among(given, valid)
        .map(name -> "Did you mean " + name + "?")
        .orElseGet(
            () ->
                valid.isEmpty()
                    ? "Nothing can stand here."
                    : "Valid here: " + String.join(", ", valid) + ".");
  }

  /** The name that was probably meant, if one is near enough. */
  static Optional<String> among(String given, Collection<String> valid) {
    String typed = given.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return valid.stream()
        .filter(name -> near(typed, name))
        .min(
            Comparator.<String>comparingInt(name -> edits(typed, name))
                .thenComparing(name -> -sameStart(typed, name)));
  }

  /** One slip in a short name, one in three letters of a long one, a swap, or a cut-off end. */
  private static boolean near(String typed, String name) {
    int allowed = Math.max(1, Math.min(typed.length(), name.length()) / 3);
    return edits(typed, name) <= allowed
        || sameStart(typed, name) >= MUCH_THE_SAME_START
        || (typed.length() > 1 && Arrays.equals(letters(typed), letters(name)));
  }

  private static int edits(String typed, String name) {
    return LevenshteinDistance.getDefaultInstance().apply(typed, name);
  }

  private static double sameStart(String typed, String name) {
    return new JaroWinklerSimilarity().apply(typed, name);
  }

  private static int[] letters(String name) {
    return name.chars().sorted().toArray();
  }
}
