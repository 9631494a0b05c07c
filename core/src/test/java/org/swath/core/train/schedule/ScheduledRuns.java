package org.swath.core.train.schedule;

import java.util.Map;
import java.util.TreeMap;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/** Runs with a schedule and a warm-up, defaults filled in, as a spec would make them. */
final class ScheduledRuns {

  static final LearningRates RATES = LearningRates.standard();

  private final double baseRate;
  private final TreeMap<String, ComponentChoice> parts = new TreeMap<>();

  private ScheduledRuns(double baseRate) {
    this.baseRate = baseRate;
  }

  static ScheduledRuns at(double baseRate) {
    return new ScheduledRuns(baseRate);
  }

  ScheduledRuns schedule(String name, Map<String, ?> given) {
    parts.put("schedule", choice(RATES.schedules().part(), name, given));
    return this;
  }

  ScheduledRuns warmUp(String name, Map<String, ?> given) {
    parts.put("warm-up", choice(RATES.warmUps().part(), name, given));
    return this;
  }

  RunParameters run() {
    return new RunParameters(
        ParameterValues.none(),
        ParameterValues.of(Map.of("learning-rate", baseRate)),
        "sgd",
        ParameterValues.none(),
        parts);
  }

  LearningRate open(Horizon horizon) {
    RunParameters run = run();
    RATES
        .problemWith(run, horizon)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return RATES.open(run, horizon);
  }

  /** The problem with the run, which must have one. */
  String problemOn(Horizon horizon) {
    return RATES.problemWith(run(), horizon).orElseThrow();
  }

  private static ComponentChoice choice(Part part, String name, Map<String, ?> given) {
    Component component =
        part.components().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    TreeMap<String, Object> values = new TreeMap<>();
    for (Parameter parameter : component.parameters()) {
      Object value = given.containsKey(parameter.name()) ? given.get(parameter.name()) : null;
      value = value == null ? parameter.defaultValue().orElseThrow() : stored(parameter, value);
      values.put(parameter.name(), value);
    }
    if (!values.keySet().containsAll(given.keySet())) {
      throw new IllegalArgumentException(name + " takes " + values.keySet() + ", not " + given);
    }
    return new ComponentChoice(name, new ParameterValues(values));
  }

  private static Object stored(Parameter parameter, Object value) {
    Object stored =
        parameter.domain().normalise(value instanceof Integer n ? (Object) n.longValue() : value);
    parameter
        .domain()
        .problemWith(stored)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(parameter.name() + " " + problem);
            });
    return stored;
  }
}
