package org.swath.core.train;

import java.io.Serializable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often runs are saved while they train; asked after each epoch. */
public sealed interface CheckpointInterval extends Serializable {

  /**
   * Whether to save now.
   *
   * @param epoch number of completed epochs
   * @param nanosSinceLast since the last time that runs were saved, or since their training began
   */
  boolean due(int epoch, long nanosSinceLast);

  /** After each epoch whose number is a multiple of {@code count}, the last epoch not excepted. */
  record Epochs(int count) implements CheckpointInterval {

    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException(
            "Runs must be saved every 1 or more epochs, but got " + count);
      }
    }

    @Override
    public boolean due(int epoch, long nanosSinceLast) {
      return epoch % count == 0;
    }
  }

  /** After the first epoch that ends when at least {@code length} has gone by. */
  record Period(Duration length) implements CheckpointInterval {

    public Period {
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException(
            "Runs must be saved after more than no time, but got " + length);
      }
    }

    @Override
    public boolean due(int epoch, long nanosSinceLast) {
      return length.compareTo(Duration.ofNanos(nanosSinceLast)) <= 0;
    }
  }

  /** Never, not even when training is asked to stop. */
  record Off() implements CheckpointInterval {

    @Override
    public boolean due(int epoch, long nanosSinceLast) {
      return false;
    }
  }

  /**
   * Reads {@code 10 epochs}, {@code 90 s}, {@code 5 min}, {@code 1 h} or {@code off}.
   *
   * @throws IllegalArgumentException with what must hold and what was given
   */
  static CheckpointInterval parse(String text) {
    if (text.equals("off")) {
      return new Off();
    }
    Matcher matcher = Pattern.compile("(\\d{1,9}) ?(epochs?|s|min|h)").matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          ("A checkpoint interval must be a whole number of epochs, seconds, minutes or hours, at"
                  + " least 1 and at most 999999999, or off, but got \"%s\"; write it like"
                  + " \"10 epochs\", \"90 s\", \"5 min\", \"1 h\" or \"off\"")
              .formatted(text));
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> new Period(Duration.ofSeconds(count));
      case "min" -> new Period(Duration.ofMinutes(count));
      case "h" -> new Period(Duration.ofHours(count));
      default -> new Epochs(count);
    };
  }
}
