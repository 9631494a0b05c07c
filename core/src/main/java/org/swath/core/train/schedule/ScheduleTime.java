package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * The time t of a schedule, from the end of the warm-up: the number of steps before a step, or the
 * number of whole epochs. All lengths of a schedule are in the same unit.
 *
 * @param stepsPerUnit 1 for steps; those of an epoch for epochs
 * @param length of the horizon in the unit; need not be whole for epochs
 * @param unit in the plural, as messages show it
 * @param mayOutlast whether training may end before what was given a length does
 */
record ScheduleTime(double stepsPerUnit, double length, String unit, boolean mayOutlast) {

  private static final Parameter UNIT =
      Parameter.choice(
          "schedule-unit",
          List.of("step", "epoch"),
          "epoch",
          "What a schedule counts, from the end of the warm-up: steps, or whole epochs");

  private static final Parameter MAY_OUTLAST =
      new Parameter(
          "schedule-may-outlast-training",
          new Domain.Flag(),
          Optional.of(false),
          "Whether training may end before the lengths of the schedule do",
          false);

  /** Of every schedule that moves with time. */
  static final List<Parameter> PARAMETERS = List.of(UNIT);

  /** Of every schedule that moves with time and has lengths. */
  static final List<Parameter> PARAMETERS_WITH_LENGTHS = List.of(UNIT, MAY_OUTLAST);

  static ScheduleTime of(ParameterValues settings, Horizon horizon) {
    boolean steps = settings.text(UNIT.name()).equals("step");
    boolean mayOutlast =
        settings.values().containsKey(MAY_OUTLAST.name()) && settings.flag(MAY_OUTLAST.name());
    return new ScheduleTime(
        steps ? 1 : horizon.stepsPerEpoch(),
        steps ? (double) horizon.steps() : horizon.epochs(),
        steps ? "steps" : "epochs",
        mayOutlast);
  }

  /** t of a step. */
  long at(long step) {
    return (long) (step / stepsPerUnit);
  }

  /** A length as it was given, or that of the horizon for 0. */
  double lengthOrAll(long given) {
    return given == 0 ? length : (double) given;
  }

  /** What is wrong with a length that ends after training does. */
  Optional<String> problemWithLength(String name, long given) {
    return problemWithLengths(name, (double) given);
  }

  /** The same of the sum of lengths that follow each other. */
  Optional<String> problemWithLengths(String names, double given) {
    if (given <= length || mayOutlast) {
      return Optional.empty();
    }
    return Optional.of(
        "%s must be at most the %s %s after the warm-up, but got %s. Lower it, train longer, or set %s to true"
            .formatted(
                names, Wording.number(length), unit, Wording.number(given), MAY_OUTLAST.name()));
  }
}
