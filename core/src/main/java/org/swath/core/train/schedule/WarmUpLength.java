package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * How long a warm-up takes: {@code warm-up-length} times {@code warm-up-unit}, rounded to whole
 * steps, halves up. The unit {@code log-batch-epochs} is the rule of thumb that larger batches need
 * longer warm-ups: ln(batch size) epochs.
 */
final class WarmUpLength {

  private static final Parameter LENGTH =
      Parameter.number(
          "warm-up-length",
          Domain.NumberRange.positive(),
          1,
          "Length of the warm-up in its unit; need not be whole");

  private static final Parameter UNIT =
      Parameter.choice(
          "warm-up-unit",
          List.of("step", "epoch", "training", "log-batch-epochs"),
          "epoch",
          "What the warm-up's length counts: steps, epochs, all of training, or as many epochs as the"
              + " natural logarithm of the batch size");

  private static final Parameter MAY_OUTLAST =
      new Parameter(
          "warm-up-may-outlast-training",
          new Domain.Flag(),
          Optional.of(false),
          "Whether training may end before the warm-up does",
          false);

  static final List<Parameter> PARAMETERS = List.of(LENGTH, UNIT, MAY_OUTLAST);

  private WarmUpLength() {}

  /** At least 0, whatever the settings. */
  static long steps(ParameterValues settings, Horizon horizon) {
    return Math.round(settings.number(LENGTH.name()) * unitSteps(settings, horizon));
  }

  /** A warm-up must take a step or more, and leave one or more unless it may outlast training. */
  static Optional<String> problemWith(ParameterValues settings, Horizon horizon) {
    long steps = steps(settings, horizon);
    if (steps < 1) {
      return Optional.of(
          "A warm-up must take at least one step, but %s %s comes to %s steps. Raise it, or choose no warm-up"
              .formatted(
                  LENGTH.name(),
                  inWords(settings),
                  Wording.number(settings.number(LENGTH.name()) * unitSteps(settings, horizon))));
    }
    if (steps >= horizon.steps() && !settings.flag(MAY_OUTLAST.name())) {
      return Optional.of(
          "A warm-up must be over before training is, which takes %d steps, but %s %s comes to %d steps. Lower it, train longer, or set %s to true"
              .formatted(
                  horizon.steps(), LENGTH.name(), inWords(settings), steps, MAY_OUTLAST.name()));
    }
    return Optional.empty();
  }

  private static double unitSteps(ParameterValues settings, Horizon horizon) {
    String unit = settings.text(UNIT.name());
    return switch (unit) {
      case "step" -> 1;
      case "epoch" -> horizon.stepsPerEpoch();
      case "training" -> (double) horizon.steps();
      case "log-batch-epochs" -> StrictMath.log(horizon.batchSize()) * horizon.stepsPerEpoch();
      default -> throw new IllegalArgumentException("There is no warm-up unit " + unit);
    };
  }

  private static String inWords(ParameterValues settings) {
    return Wording.number(settings.number(LENGTH.name()))
        + " (in "
        + settings.text(UNIT.name())
        + ")";
  }
}
