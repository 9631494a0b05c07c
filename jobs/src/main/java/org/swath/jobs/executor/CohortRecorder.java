package org.swath.jobs.executor;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.RunOutcome;
import org.swath.jobs.progress.ProgressMessage;
import org.swath.jobs.progress.ProgressPlugin;
import org.swath.results.Attempt;
import org.swath.results.EpochRow;
import org.swath.results.Provenance;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Writes down what happens to the runs of one cohort, as it happens. */
final class CohortRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(CohortRecorder.class);
  private static final long NANOS_BETWEEN_MESSAGES = 200_000_000L;

  private final Attempt attempt;
  private final String cohortId;
  private final List<RunIdentity> runs;
  private final SweepOnExecutors sweep;
  private final Provenance provenance;
  private final TaskContext task;
  private final int epochs;
  private final int[] epochsCompleted;
  private final double[] lastLoss;
  private final double[] trainSeconds;
  private long lastMessageNanos;

  CohortRecorder(
      Attempt attempt,
      Cohort cohort,
      SweepOnExecutors sweep,
      Provenance provenance,
      TaskContext task) {
    this.attempt = attempt;
    this.cohortId = cohort.cohortId();
    this.runs = cohort.runs().stream().map(CohortRecorder::identity).toList();
    this.sweep = sweep;
    this.provenance = provenance;
    this.task = task;
    this.epochs = cohort.runs().get(0).parameters().training().count("epochs");
    this.epochsCompleted = new int[runs.size()];
    this.lastLoss = new double[runs.size()];
    this.trainSeconds = new double[runs.size()];
  }

  void started() {
    tellProgress();
  }

  /** See {@link org.swath.core.train.EpochListener}. */
  void epochCompleted(int lane, int epoch, double[] metrics, double seconds) {
    if (task.isInterrupted()) {
      throw new CancelledException();
    }
    List<String> names = sweep.schema().epochMetrics();
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), metrics[i + 1]);
    }
    try {
      attempt.addEpoch(new EpochRow(runs.get(lane), epoch, metrics[0], values, seconds));
    } catch (IOException e) {
      throw new AttemptStorageException("An epoch could not be written", e);
    }
    epochsCompleted[lane] = epoch;
    lastLoss[lane] = metrics[0];
    trainSeconds[lane] += seconds;
    sweep
        .faultPoints()
        .reached(
            new FaultPoints.Place(
                FaultPoints.Point.EPOCH_COMPLETED,
                List.of(runs.get(lane).runId()),
                provenance.attemptId(),
                epoch));
    boolean last = epoch == epochs;
    if (last || System.nanoTime() - lastMessageNanos >= NANOS_BETWEEN_MESSAGES) {
      tellProgress();
    }
  }

  /** Whether a run has completed an epoch. */
  boolean anyEpoch() {
    return Arrays.stream(epochsCompleted).anyMatch(completed -> completed > 0);
  }

  /** Records a run as its training says. */
  void finished(int lane, RunOutcome outcome) throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    for (int i = 0; i < outcome.runMetrics().length; i++) {
      metrics.put(sweep.runMetrics().get(i), outcome.runMetrics()[i]);
    }
    attempt.addRun(
        record(
            lane,
            status(outcome),
            outcome.divergence().or(outcome::failure),
            metrics,
            outcome.trainSeconds(),
            outcome.evaluationSeconds()));
  }

  private static RunStatus status(RunOutcome outcome) {
    if (outcome.divergence().isPresent()) {
      return RunStatus.DIVERGED;
    }
    return outcome.failure().isPresent() ? RunStatus.FAILED : RunStatus.COMPLETED;
  }

  /** Records a run as failed, with the epochs it completed before. */
  void failed(int lane, Throwable cause) throws IOException {
    LOG.error("Attempt {} failed in lane {}", provenance.attemptId(), lane, cause);
    String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    attempt.addRun(
        record(lane, RunStatus.FAILED, Optional.of(reason), Map.of(), trainSeconds[lane], 0));
  }

  private RunRecord record(
      int lane,
      RunStatus status,
      Optional<String> reason,
      Map<String, Double> metrics,
      double secondsOfTraining,
      double secondsOfEvaluation) {
    OptionalDouble finalLoss =
        epochsCompleted[lane] > 0 ? OptionalDouble.of(lastLoss[lane]) : OptionalDouble.empty();
    return new RunRecord(
        runs.get(lane),
        status,
        reason,
        epochsCompleted[lane],
        finalLoss,
        metrics,
        secondsOfTraining,
        secondsOfEvaluation,
        provenance);
  }

  private void tellProgress() {
    lastMessageNanos = System.nanoTime();
    long epochs = 0;
    for (int completed : epochsCompleted) {
      epochs += completed;
    }
    ProgressPlugin.tell(new ProgressMessage(cohortId, runs.size(), epochs));
  }

  private static RunIdentity identity(RunSpec run) {
    Map<String, Object> levels = new HashMap<>();
    run.levels().values().forEach((factor, level) -> levels.put(factor.replace('-', '_'), level));
    return new RunIdentity(run.runId(), run.configurationId(), levels, run.seed());
  }
}
