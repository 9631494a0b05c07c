package org.swath.core.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the examples of a dataset are, as a workload must know before it can be trained on them.
 *
 * @param inputs what an example consists of
 * @param goal what is to be learnt of it
 */
public record DataContent(Inputs inputs, Goal goal) {

  /** Grey images with a class each. */
  public static final DataContent LABELLED_IMAGES =
      new DataContent(Inputs.GREY_PIXELS, Goal.CLASSES);

  /** What an example consists of. */
  public enum Inputs {
    /** Bytes of 0 to 255, which stand for a brightness of 0 to 1. */
    GREY_PIXELS("grey pixels"),
    /** Any finite numbers. */
    NUMBERS("numbers");

    private final String words;

    Inputs(String words) {
      this.words = words;
    }

    /** As messages say it. */
    public String words() {
      return words;
    }
  }

  /** What is to be learnt of an example. */
  public enum Goal {
    /** Its class. */
    CLASSES("a class"),
    /** Its targets: one or more numbers. */
    TARGETS("targets"),
    /** Nothing but what it is itself. */
    NOTHING("neither class nor targets");

    private final String words;

    Goal(String words) {
      this.words = words;
    }

    /** As messages say it. */
    public String words() {
      return words;
    }
  }

  public DataContent {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(goal, "goal");
  }

  /**
   * What keeps a workload from being trained on it that needs something else.
   *
   * @param workload its name
   * @param usable the inputs it can be trained on
   * @param learnable the goals it can learn
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  public Optional<String> problemFor(String workload, List<Inputs> usable, List<Goal> learnable) {
    if (usable.contains(inputs) && learnable.contains(goal)) {
      return Optional.empty();
    }
    String advice =
        usable.contains(inputs) ? "" : " (scaling: pixels makes bytes of 0 to 255 grey pixels)";
    return Optional.of(
        "%s must be trained on %s with %s, but data gives %s with %s. Change data%s, or the workload"
            .formatted(
                workload,
                usable.stream().map(Inputs::words).collect(Collectors.joining(" or ")),
                learnable.stream().map(Goal::words).collect(Collectors.joining(" or ")),
                inputs.words(),
                goal.words(),
                advice));
  }
}
