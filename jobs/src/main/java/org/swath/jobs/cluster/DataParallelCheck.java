package org.swath.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.SweepPlan;
import org.swath.core.train.DataParallel;
import org.swath.core.train.Toolkit;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRate;
import org.swath.core.train.schedule.LearningRates;

/** What keeps runs from being trained over the whole cluster. */
public final class DataParallelCheck {

  private static final String WORKLOAD = "dl4j";

  /** Optimizers that Deeplearning4j has too, with a parameter that must be off. */
  private static final Map<String, String> OPTIMIZERS =
      Map.of(
          "sgd", "momentum",
          "nesterov", "",
          "adam", "epsilon-inside-root",
          "amsgrad", "epsilon-inside-root");

  private DataParallelCheck() {}

  /**
   * The problems of a plan; none where no run is trained so.
   *
   * @param trainingExamples number of examples that an epoch visits
   * @return each says what must hold, what was given and what to do
   */
  public static List<String> problemsWith(SweepPlan plan, int trainingExamples) {
    List<RunParameters> runs =
        plan.runs().stream()
            .map(run -> run.parameters())
            .filter(run -> DataParallel.of(run).isPresent())
            .distinct()
            .toList();
    if (runs.isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    if (!plan.workload().name().equals(WORKLOAD)) {
      problems.add(
          "The workload must be %s for its runs to be trained %s, but is %s. Leave %s out"
              .formatted(WORKLOAD, DataParallel.NAME, plan.workload().name(), DataParallel.PART));
    }
    if (!plan.monitors().isEmpty()) {
      problems.add(
          "Runs that are trained %s cannot be monitored, but monitors asks for %s. Leave one of the two out"
              .formatted(DataParallel.NAME, plan.monitors().get(0).name()));
    }
    for (RunParameters run : runs) {
      optimizerProblem(run).ifPresent(problems::add);
      partsProblem(run).or(() -> rateProblem(run, trainingExamples)).ifPresent(problems::add);
    }
    return problems.stream().distinct().toList();
  }

  private static Optional<String> optimizerProblem(RunParameters run) {
    String off = OPTIMIZERS.get(run.optimizer());
    if (off == null) {
      return Optional.of(
          "The optimizer must be one that Deeplearning4j defines alike for runs to be trained %s, %s, but is %s. Choose one of them"
              .formatted(
                  DataParallel.NAME,
                  OPTIMIZERS.keySet().stream().sorted().collect(Collectors.joining(", ")),
                  run.optimizer()));
    }
    return isOn(run.optimizerParameters(), off)
        ? Optional.of(
            "Deeplearning4j's %s has no %s, so runs that are trained %s must leave it out, but got %s. Leave it out"
                .formatted(
                    run.optimizer(),
                    off,
                    DataParallel.NAME,
                    run.optimizerParameters().values().get(off)))
        : Optional.empty();
  }

  private static boolean isOn(ParameterValues values, String name) {
    Object value = values.values().get(name);
    return value instanceof Boolean flag
        ? flag
        : value instanceof Number number && number.doubleValue() != 0;
  }

  private static Optional<String> partsProblem(RunParameters run) {
    Set<String> possible =
        LearningRates.standard().parts().stream().map(Part::name).collect(Collectors.toSet());
    possible.add(DataParallel.PART);
    return run.parts().entrySet().stream()
        .filter(part -> !possible.contains(part.getKey()))
        .findFirst()
        .map(
            part ->
                "Deeplearning4j makes the steps of runs that are trained %s, which knows no %s, but it is %s. Leave %s out"
                    .formatted(
                        DataParallel.NAME, part.getKey(), part.getValue().name(), part.getKey()));
  }

  /**
   * Copies of a model take their steps side by side, so that a rate is one of an epoch; and what
   * Deeplearning4j's nesterov gathers has the rate in it, so that there it is one of the run.
   */
  private static Optional<String> rateProblem(RunParameters run, int trainingExamples) {
    Horizon horizon = Toolkit.horizon(run, trainingExamples);
    LearningRates rates = LearningRates.standard();
    if (rates.problemWith(run, horizon).isPresent()) {
      return Optional.empty();
    }
    LearningRate rate = rates.open(run, horizon);
    int epochs = run.training().count("epochs");
    long steps = horizon.steps() / epochs;
    boolean ofRun = !rate.dependsOnTraining();
    boolean ofEpochs = ofRun;
    for (long step = 0; step < horizon.steps() && ofEpochs; step++) {
      ofRun &= rate.rate(step) == rate.rate(0);
      ofEpochs = rate.rate(step) == rate.rate(step - step % steps);
    }
    if (!ofEpochs) {
      return Optional.of(
          "The learning rate must stay the same through each epoch for runs to be trained %s, and must not depend on how training goes, but that of this schedule does not. Give it schedule-unit: epoch, or leave it out"
              .formatted(DataParallel.NAME));
    }
    return ofRun || !run.optimizer().equals("nesterov")
        ? Optional.empty()
        : Optional.of(
            "The learning rate must stay the same for Deeplearning4j's nesterov to be Swath's, but this schedule changes it. Choose another optimizer, or leave the schedule out");
  }
}
