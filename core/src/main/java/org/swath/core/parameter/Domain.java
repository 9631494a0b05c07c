package org.swath.core.parameter;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The values a {@link Parameter} accepts. */
public sealed interface Domain {

  /**
   * Brings a value as a YAML reader delivers it (Long, Double, Boolean, String) into the type that
   * {@link ParameterValues} stores for this domain, where that loses nothing; any other value comes
   * back as it was, for {@link #problemWith} to refuse.
   */
  Object normalise(Object value);

  /** What is wrong with a normalised value, as "must …, but got …"; empty when nothing is. */
  Optional<String> problemWith(Object value);

  /** Whole numbers from {@code minimum} to {@code maximum}, both included. Stored as Long. */
  record IntegerRange(long minimum, long maximum) implements Domain {
    public IntegerRange {
      if (minimum > maximum) {
        throw new IllegalArgumentException(
            "minimum <= maximum must hold, but got " + minimum + " and " + maximum);
      }
    }

    @Override
    public Object normalise(Object value) {
      return value instanceof Double number
              && number == Math.rint(number)
              && Math.abs(number) < 1e15
          ? (Object) number.longValue()
          : value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      String rule =
          maximum == Long.MAX_VALUE
              ? "must be a whole number of at least " + minimum
              : "must be a whole number from " + minimum + " to " + maximum;
      return value instanceof Long number && number >= minimum && number <= maximum
          ? Optional.empty()
          : Optional.of(rule + ", but got " + shown(value));
    }
  }

  /** Finite numbers between two bounds, each included or not. Stored as Double. */
  record NumberRange(
      double minimum, boolean minimumIncluded, double maximum, boolean maximumIncluded)
      implements Domain {
    public NumberRange {
      if (!(minimum < maximum)) {
        throw new IllegalArgumentException(
            "minimum < maximum must hold, but got " + minimum + " and " + maximum);
      }
    }

    /** Any finite number above zero. */
    public static NumberRange positive() {
      return new NumberRange(0, false, Double.POSITIVE_INFINITY, false);
    }

    /** Any finite number of at least zero. */
    public static NumberRange nonNegative() {
      return new NumberRange(0, true, Double.POSITIVE_INFINITY, false);
    }

    /** Zero up to, but not including, one. */
    public static NumberRange fraction() {
      return new NumberRange(0, true, 1, false);
    }

    @Override
    public Object normalise(Object value) {
      return value instanceof Long number ? (Object) number.doubleValue() : value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      boolean fits =
          value instanceof Double number
              && Double.isFinite(number)
              && (minimumIncluded ? number >= minimum : number > minimum)
              && (maximumIncluded ? number <= maximum : number < maximum);
      return fits
          ? Optional.empty()
          : Optional.of("must be " + rule() + ", but got " + shown(value));
    }

    private String rule() {
      String lower = (minimumIncluded ? "at least " : "greater than ") + plain(minimum);
      String upper = (maximumIncluded ? "at most " : "less than ") + plain(maximum);
      if (minimum == Double.NEGATIVE_INFINITY && maximum == Double.POSITIVE_INFINITY) {
        return "a finite number";
      }
      if (maximum == Double.POSITIVE_INFINITY) {
        return "a finite number " + lower;
      }
      return "a number " + lower + " and " + upper;
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e15
          ? Long.toString((long) bound)
          : Double.toString(bound);
    }
  }

  /** {@code true} or {@code false}. Stored as Boolean. */
  record Flag() implements Domain {
    @Override
    public Object normalise(Object value) {
      return value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return value instanceof Boolean
          ? Optional.empty()
          : Optional.of("must be true or false, but got " + shown(value));
    }
  }

  /** One of a fixed list of words. Stored as String. */
  record Choice(List<String> choices) implements Domain {
    public Choice {
      choices = List.copyOf(choices);
      if (choices.isEmpty()) {
        throw new IllegalArgumentException("A choice needs at least one word");
      }
    }

    @Override
    public Object normalise(Object value) {
      return value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return value instanceof String text && choices.contains(text)
          ? Optional.empty()
          : Optional.of(
              "must be one of " + String.join(", ", choices) + ", but got " + shown(value));
    }
  }

  /**
   * Shares that hold from certain times on: whole numbers above 0 that grow, each with a positive
   * number, as {@code 50=0.5 120=0.3}. Stored as a String of this form, with single spaces.
   */
  record Milestones() implements Domain {

    private static final String TIME_AND_SHARE =
        "[0-9]{1,9}=[0-9]{1,9}(\\.[0-9]{1,15})?(e-?[0-9]{1,2})?";

    /** What the text looks like, as a regular expression; that times grow is beyond it. */
    public static final String PATTERN = TIME_AND_SHARE + "(\\s+" + TIME_AND_SHARE + ")*";

    /** The shares of a text without problems, by their times. */
    public static SortedMap<Long, Double> shares(String text) {
      SortedMap<Long, Double> shares = new TreeMap<>();
      for (String milestone : text.split("\\s+")) {
        String[] parts = milestone.split("=");
        shares.put(Long.parseLong(parts[0]), Double.parseDouble(parts[1]));
      }
      return shares;
    }

    @Override
    public Object normalise(Object value) {
      return value instanceof String text ? text.strip().replaceAll("\\s+", " ") : value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return value instanceof String text && text.matches(PATTERN) && grows(text)
          ? Optional.empty()
          : Optional.of(
              "must be times that grow, each with a share above 0, as in 50=0.5 120=0.3, but got "
                  + shown(value));
    }

    private static boolean grows(String text) {
      long last = 0;
      for (String milestone : text.split("\\s+")) {
        long time = Long.parseLong(milestone.substring(0, milestone.indexOf('=')));
        if (time <= last || shares(milestone).get(time) <= 0) {
          return false;
        }
        last = time;
      }
      return true;
    }
  }

  /** A name that something has in a file of the user's, any text without blanks around it. */
  record Name() implements Domain {
    @Override
    public Object normalise(Object value) {
      return value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return value instanceof String text && !text.isEmpty() && text.strip().equals(text)
          ? Optional.empty()
          : Optional.of("must be a name, but got " + shown(value));
    }
  }

  /**
   * A file: a Hadoop URI, or a path on the local disk, relative to the folder of the spec. Stored
   * as a String. A plan has the digest of the file's content in its place, since that is what a run
   * depends on.
   */
  record FileLocation() implements Domain {
    @Override
    public Object normalise(Object value) {
      return value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return value instanceof String text && !text.isBlank()
          ? Optional.empty()
          : Optional.of("must be the path or URI of a file, but got " + shown(value));
    }
  }

  /** A line of text, which may be empty; a whole number stands for its digits. Stored as String. */
  record Text() implements Domain {
    @Override
    public Object normalise(Object value) {
      return inOneLine(value);
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return isLine(value)
          ? Optional.empty()
          : Optional.of("must be a line of text, but got " + shown(value));
    }
  }

  /**
   * Names in a row, perhaps none, with commas between them, or in a spec a list of them; a whole
   * number stands for its digits. Stored as a String, with a comma and a space between names.
   */
  record Names() implements Domain {

    /** The names of a text without problems. */
    public static List<String> of(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(", "));
    }

    @Override
    public Object normalise(Object value) {
      return inOneLine(value) instanceof String text ? text.replaceAll("\\s*,\\s*", ", ") : value;
    }

    @Override
    public Optional<String> problemWith(Object value) {
      boolean fits =
          isLine(value)
              && (value.equals("")
                  || Stream.of(((String) value).split(",", -1)).noneMatch(String::isBlank));
      return fits
          ? Optional.empty()
          : Optional.of("must be names with commas between them, but got " + shown(value));
    }
  }

  /**
   * Where a file of data lies: a URI, or a path, which counts from the folder of the spec. It says
   * where data is and not what it is, so no identity depends on it: the dataset's fingerprint is of
   * the file's content. Stored as String.
   *
   * @param optional whether empty text stands for no file
   */
  record DataLocation(boolean optional) implements Domain {
    @Override
    public Object normalise(Object value) {
      return inOneLine(value);
    }

    @Override
    public Optional<String> problemWith(Object value) {
      return isLine(value) && (optional || !value.equals(""))
          ? Optional.empty()
          : Optional.of("must be the path or URI of a file, but got " + shown(value));
    }
  }

  private static Object inOneLine(Object value) {
    return value instanceof Long number
        ? number.toString()
        : value instanceof String text ? text.strip() : value;
  }

  private static boolean isLine(Object value) {
    return value instanceof String text && text.chars().noneMatch(Character::isISOControl);
  }

  private static String shown(Object value) {
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }
}
