package org.swath.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Toolkit;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRates;
import org.swath.core.train.schedule.RateScaling;

/**
 * The different learning rates among configurations.
 *
 * @param configurations ids by curve, both in the order in which they were first met
 * @param problems of configurations whose rate cannot be had, without repetition
 */
record RateCurves(Map<RateCurve, List<String>> configurations, List<String> problems) {

  /** What decides a learning rate. */
  private record Setting(
      double learningRate,
      Optional<ComponentChoice> warmUp,
      Optional<ComponentChoice> schedule,
      Horizon horizon) {}

  /**
   * @param configurations by id
   */
  static RateCurves of(
      Map<String, RunParameters> configurations, int trainingExamples, LearningRates rates) {
    Map<Setting, RateCurve> known = new LinkedHashMap<>();
    Map<RateCurve, List<String>> curves = new LinkedHashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    configurations.forEach(
        (id, run) -> {
          Horizon horizon = Toolkit.horizon(run, trainingExamples);
          Optional<String> problem = rates.problemWith(run, horizon);
          problem.ifPresent(problems::add);
          if (problem.isEmpty()) {
            Setting setting =
                new Setting(
                    RateScaling.baseRate(run), run.part("warm-up"), run.part("schedule"), horizon);
            RateCurve curve =
                known.computeIfAbsent(
                    setting, s -> new RateCurve(label(s), rates.open(run, horizon), horizon));
            curves.computeIfAbsent(curve, c -> new ArrayList<>()).add(id);
          }
        });
    return new RateCurves(curves, List.copyOf(problems));
  }

  private static String label(Setting setting) {
    return "learning-rate %s%s%s; %s epochs of %s steps"
        .formatted(
            Numbers.plain(setting.learningRate()),
            setting.warmUp().map(choice -> ", warm-up " + inWords(choice)).orElse(""),
            setting.schedule().map(choice -> ", schedule " + inWords(choice)).orElse(", constant"),
            Numbers.plain(setting.horizon().epochs()),
            Numbers.plain(setting.horizon().stepsPerEpoch()));
  }

  private static String inWords(ComponentChoice choice) {
    return choice.parameters().values().entrySet().stream()
        .map(entry -> entry.getKey() + " " + Numbers.plain(entry.getValue()))
        .collect(Collectors.joining(", ", choice.name() + " (", ")"))
        .replace(" ()", "");
  }
}
