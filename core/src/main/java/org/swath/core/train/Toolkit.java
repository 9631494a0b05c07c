package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.train.batch.Accumulation;
import org.swath.core.train.batch.BatchSizes;
import org.swath.core.train.gradient.Clipping;
import org.swath.core.train.gradient.NoiseInjection;
import org.swath.core.train.gradient.Regularisation;
import org.swath.core.train.monitor.Monitors;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRates;

/**
 * What runs may be trained with.
 *
 * @param optimizers the update rules a run may name
 * @param learningRates the schedules and warm-ups it may name
 */
public record Toolkit(List<Optimizer.Rule> optimizers, LearningRates learningRates) {

  public Toolkit {
    optimizers = List.copyOf(optimizers);
  }

  /** These optimizers, with every schedule and warm-up there is. */
  public static Toolkit of(List<Optimizer.Rule> optimizers) {
    return new Toolkit(optimizers, LearningRates.standard());
  }

  /** Every ingredient beside the optimizer that a spec can choose. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(learningRates.parts());
    parts.add(Clipping.part());
    parts.add(Regularisation.part());
    parts.add(NoiseInjection.part());
    parts.add(LayerRates.part());
    parts.add(BatchSizes.part());
    parts.add(Accumulation.part());
    parts.add(Validation.part());
    parts.add(DataParallel.part());
    return parts;
  }

  /** The parameters of the training loop itself. */
  public static List<Parameter> parameters() {
    return List.of(
        Parameter.integer("epochs", 1, 1, "Number of passes over the training data").required(),
        Parameter.integer("batch-size", 1, 128, "Examples in a batch; the last may hold fewer"),
        Parameter.number(
                "learning-rate", Domain.NumberRange.positive(), 1, "Step size of the optimizer")
            .required()
            .asFusible());
  }

  /**
   * All names that a spec may use.
   *
   * @param workloads what it may train
   * @param datasets what it may train on
   */
  public Catalogue catalogue(List<WorkloadComponent> workloads, List<Component> datasets) {
    return new Catalogue(
        workloads,
        datasets,
        optimizers.stream().map(Optimizer.Rule::component).toList(),
        parts(),
        Monitors.components(),
        parameters(),
        Measurements.standard());
  }

  /** The update rule of a run. */
  Optimizer.Rule optimizer(String name) {
    return optimizers.stream()
        .filter(rule -> rule.component().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no optimizer " + name));
  }

  /**
   * What keeps a run from being trained, beyond what each parameter's domain says and its workload
   * itself.
   *
   * @param trainingExamples number of examples that an epoch visits
   * @return each says what must hold, what was given and what to do
   */
  public List<String> problemsWith(
      RunParameters run, WorkloadComponent workload, int trainingExamples) {
    List<String> problems = new ArrayList<>();
    int epochs = run.training().count("epochs");
    BatchSizes batches = BatchSizes.of(run);
    Accumulation.of(run)
        .problemWith(batches, epochs, workload.reduction())
        .ifPresent(problems::add);
    learningRates.problemWith(run, horizon(run, trainingExamples)).ifPresent(problems::add);
    keptModelProblem(run, workload).ifPresent(problems::add);
    problems.addAll(searchProblems(run));
    if (problems.isEmpty()) {
      lookProblem(run, batches.largestWithin(epochs), trainingExamples).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<String> lookProblem(RunParameters run, int batchSize, int trainingExamples) {
    boolean looks = learningRates.open(run, horizon(run, trainingExamples)).looks();
    return looks && trainingExamples / batchSize < 2
        ? Optional.of(
            ("A schedule that looks at the scatter of gradients needs two whole batches, but %d"
                    + " examples in batches of %d make one. Change batch-size or the schedule")
                .formatted(trainingExamples, batchSize))
        : Optional.empty();
  }

  /**
   * A run as it is in each of its epochs that changes the size of its batches: for those to be
   * asked that look at {@code batch-size} alone.
   */
  public static List<RunParameters> byBatchSize(RunParameters run) {
    BatchSizes batches = BatchSizes.of(run);
    return IntStream.rangeClosed(1, run.training().count("epochs"))
        .map(batches::inEpoch)
        .distinct()
        .mapToObj(
            size ->
                new RunParameters(
                    run.workload(),
                    run.training().with("batch-size", (long) size),
                    run.optimizer(),
                    run.optimizerParameters(),
                    run.parts()))
        .toList();
  }

  /**
   * All the steps of a run.
   *
   * @param trainingExamples number of examples that an epoch visits
   */
  public static Horizon horizon(RunParameters run, int trainingExamples) {
    int epochs = run.training().count("epochs");
    BatchSizes batches = BatchSizes.of(run);
    long steps = batches.batchesWithin(epochs, trainingExamples);
    return new Horizon(steps, (double) steps / epochs, batches.first());
  }

  /** What a rule that searches a length would ignore or cannot follow. */
  private List<String> searchProblems(RunParameters run) {
    if (!optimizer(run.optimizer()).searchesLength()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    if (LayerRates.differ(run.part(LayerRates.PART))) {
      problems.add(
          "All layers must have the same rate under %s, which searches one length for all parameters, but %s are geometric. Choose another optimizer, or leave %s out"
              .formatted(run.optimizer(), LayerRates.PART, LayerRates.PART));
    }
    for (String part : List.of(Clipping.PART, NoiseInjection.PART)) {
      run.part(part)
          .ifPresent(
              choice ->
                  problems.add(
                      "Gradients must be those of the loss under %s, which searches along them, but %s is %s. Choose another optimizer, or leave %s out"
                          .formatted(run.optimizer(), part, choice.name(), part)));
    }
    return problems;
  }

  private static Optional<String> keptModelProblem(RunParameters run, WorkloadComponent workload) {
    return run.part(Validation.KEPT_MODEL).isPresent() && !workload.validates()
        ? Optional.of(
            "A workload must hold examples out for its best model to be kept, but %s has none. Leave %s out"
                .formatted(workload.component().name(), Validation.KEPT_MODEL))
        : Optional.empty();
  }
}
