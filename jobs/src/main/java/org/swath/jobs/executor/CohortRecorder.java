package org.swath.jobs.executor;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swath.core.parameter.Parameter;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CompletedEpoch;
import org.swath.core.train.RunOutcome;
import org.swath.jobs.progress.ProgressMessage;
import org.swath.jobs.progress.ProgressPlugin;
import org.swath.results.Attempt;
import org.swath.results.EpochRow;
import org.swath.results.Provenance;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * Writes down what happens to the runs of one cohort, as it happens. Thread-safe: training may be
 * given up by another thread than its own.
 */
final class CohortRecorder {

  private static final long NANOS_BETWEEN_MESSAGES = 200_000_000L;

  private final Attempt attempt;
  private final String cohortId;
  private final List<RunIdentity> runs;
  private final SweepOnExecutors sweep;
  private final Provenance provenance;
  private final int epochs;
  private final int[] epochsCompleted;
  private final double[] lastLoss;
  private final double[] trainSeconds;
  private long lastMessageNanos;
  private volatile boolean abandoned;
  private volatile boolean writing;

  CohortRecorder(Attempt attempt, Cohort cohort, SweepOnExecutors sweep, Provenance provenance) {
    this.attempt = attempt;
    this.cohortId = cohort.cohortId();
    this.runs = cohort.runs().stream().map(CohortRecorder::identity).toList();
    this.sweep = sweep;
    this.provenance = provenance;
    this.epochs = cohort.runs().get(0).parameters().training().count("epochs");
    this.epochsCompleted = new int[runs.size()];
    this.lastLoss = new double[runs.size()];
    this.trainSeconds = new double[runs.size()];
  }

  /** Training begins. */
  void started() {
    tellProgress();
    reached(FaultPoints.Point.BEFORE_TRAINING, runIds(), 0);
  }

  /** The training's thread writes no more, though it may go on. */
  void abandon() {
    abandoned = true;
  }

  /** See {@link org.swath.core.train.EpochListener}. */
  void epochCompleted(int lane, int epoch, double[] metrics, double seconds) {
    record(lane, epoch, metrics, seconds);
    reached(FaultPoints.Point.EPOCH_COMPLETED, List.of(runs.get(lane).runId()), epoch);
  }

  private synchronized void record(int lane, int epoch, double[] metrics, double seconds) {
    if (abandoned) {
      throw new CancelledException();
    }
    List<String> names = sweep.schema().epochMetrics();
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), metrics[i + 1]);
    }
    EpochRow row = new EpochRow(runs.get(lane), epoch, metrics[0], values, seconds);
    writing(
        () -> {
          try {
            attempt.addEpoch(row);
          } catch (IOException e) {
            throw new AttemptStorageException("An epoch could not be written", e);
          }
        });
    epochsCompleted[lane] = epoch;
    lastLoss[lane] = metrics[0];
    trainSeconds[lane] += seconds;
    boolean last = epoch == epochs;
    if (last || System.nanoTime() - lastMessageNanos >= NANOS_BETWEEN_MESSAGES) {
      tellProgress();
    }
  }

  /** Does something with storage on the training's thread, of which {@link #isWriting} tells. */
  void writing(Runnable action) {
    writing = true;
    try {
      action.run();
    } finally {
      writing = false;
    }
  }

  /** Whether the training's thread waits for storage. */
  boolean isWriting() {
    return writing;
  }

  /** Writes down the epochs that an earlier attempt completed. */
  void replay(int lane, Checkpoint checkpoint) {
    for (int epoch = 1; epoch <= checkpoint.epoch(); epoch++) {
      CompletedEpoch point = checkpoint.curve().get(epoch - 1);
      record(lane, epoch, point.metrics(), point.seconds());
    }
  }

  /** Records all runs as their training says. */
  synchronized void finished(List<RunOutcome> outcomes) throws IOException {
    for (int lane = 0; lane < outcomes.size(); lane++) {
      finished(lane, outcomes.get(lane));
    }
  }

  private void finished(int lane, RunOutcome outcome) throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    for (int i = 0; i < outcome.runMetrics().length; i++) {
      metrics.put(sweep.runMetrics().get(i), outcome.runMetrics()[i]);
    }
    attempt.addRun(
        record(
            lane,
            status(outcome),
            outcome.divergence().or(() -> outcome.failure().map(CohortRecorder::reason)),
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

  /** Records all runs as failed, with the epochs they completed before. */
  synchronized void failed(Setback setback) throws IOException {
    for (int lane = 0; lane < runs.size(); lane++) {
      Optional<String> reason = Optional.of(setback.inWords());
      attempt.addRun(record(lane, RunStatus.FAILED, reason, Map.of(), trainSeconds[lane], 0));
    }
  }

  /** A run's own failure, which never was its neighbours'. */
  private static String reason(String failure) {
    return new Setback(FailureClass.TRAINING_ERROR, failure).inWords();
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

  private List<String> runIds() {
    return runs.stream().map(RunIdentity::runId).toList();
  }

  private void reached(FaultPoints.Point point, List<String> runIds, int epoch) {
    sweep
        .faultPoints()
        .reached(new FaultPoints.Place(point, runIds, provenance.attemptId(), epoch));
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
    run.levels().values().forEach((factor, level) -> levels.put(Parameter.columnOf(factor), level));
    return new RunIdentity(run.runId(), run.configurationId(), levels, run.seed());
  }
}
