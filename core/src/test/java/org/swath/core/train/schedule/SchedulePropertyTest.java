package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.random.RandomStreams;

/** What holds of every schedule after every warm-up, on settings drawn at random. */
class SchedulePropertyTest {

  private static final long SEED = 20260;
  private static final int DRAWS = 400;

  static List<String> schedules() {
    return Schedules.standard().part().components().stream().map(Component::name).toList();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyRateIsANumberFromZeroToTheLearningRate(String schedule) {
    UniformRandomProvider random = new RandomStreams(SEED).stream(schedule, 1);
    int followed = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Horizon horizon = horizon(random);
      double baseRate = Math.pow(10, -6 * random.nextDouble());
      ScheduledRuns run = drawn(random, baseRate, schedule);
      if (ScheduledRuns.RATES.problemWith(run.run(), horizon).isEmpty()) {
        followed++;
        LearningRate rate = run.open(horizon);
        for (long step = 0; step < horizon.steps(); step++) {
          assertThat(rate.rate(step))
              .as("seed %d, draw %d, step %d of %s on %s", SEED, draw, step, run.run(), horizon)
              .isBetween(0.0, baseRate * (1 + 1e-15));
          if ((step + 1) % horizon.stepsPerEpoch() == 0) {
            rate.epochCompleted(step + 1, random.nextDouble() - 0.5);
          }
        }
      }
    }
    assertThat(followed).as("settings that can be followed, seed %d", SEED).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aScheduleInEpochsIsConstantWithinEach(String schedule) {
    UniformRandomProvider random = new RandomStreams(SEED).stream(schedule, 2);
    for (int draw = 0; draw < DRAWS; draw++) {
      Horizon horizon = horizon(random);
      Map<String, Object> settings = settings(random, component(schedule), 1);
      settings.computeIfPresent("schedule-unit", (name, drawn) -> "epoch");
      ScheduledRuns run = ScheduledRuns.at(1).schedule(schedule, settings);
      if (ScheduledRuns.RATES.problemWith(run.run(), horizon).isEmpty()) {
        LearningRate rate = run.open(horizon);
        for (long step = 0; step < horizon.steps(); step++) {
          long first = step - step % (long) horizon.stepsPerEpoch();
          assertThat(rate.rate(step))
              .as("seed %d, draw %d, step %d of %s", SEED, draw, step, run.run())
              .isEqualTo(rate.rate(first));
        }
      }
    }
  }

  private static Horizon horizon(UniformRandomProvider random) {
    return Horizon.ofEpochs(1 + random.nextInt(20), 1 + random.nextInt(10), 64);
  }

  private static ScheduledRuns drawn(
      UniformRandomProvider random, double baseRate, String schedule) {
    List<Component> warmUps = WarmUps.standard().part().components();
    Component warmUp = warmUps.get(random.nextInt(warmUps.size()));
    return ScheduledRuns.at(baseRate)
        .warmUp(warmUp.name(), settings(random, warmUp, baseRate))
        .schedule(schedule, settings(random, component(schedule), baseRate));
  }

  private static Component component(String schedule) {
    return Schedules.standard().part().components().stream()
        .filter(component -> component.name().equals(schedule))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> settings(
      UniformRandomProvider random, Component component, double baseRate) {
    Map<String, Object> settings = new HashMap<>();
    for (Parameter parameter : component.parameters()) {
      Object value =
          parameter.name().equals("minimum-rate")
              ? (Object) (baseRate * random.nextDouble())
              : drawn(random, parameter.domain());
      settings.put(parameter.name(), value);
    }
    return settings;
  }

  private static Object drawn(UniformRandomProvider random, Domain domain) {
    if (domain instanceof Domain.IntegerRange range) {
      return range.minimum() + random.nextInt(5);
    } else if (domain instanceof Domain.Choice choice) {
      return choice.choices().get(random.nextInt(choice.choices().size()));
    } else if (domain instanceof Domain.Milestones) {
      return (1 + random.nextInt(3)) + "=" + (1 + random.nextInt(9)) / 10.0 + " 7=0.01";
    } else if (domain instanceof Domain.Flag) {
      return random.nextBoolean();
    }
    Domain.NumberRange range = (Domain.NumberRange) domain;
    double width = Math.min(range.maximum() - range.minimum(), 5);
    return range.minimum() + width * (1 - random.nextDouble()) * 0.999;
  }
}
