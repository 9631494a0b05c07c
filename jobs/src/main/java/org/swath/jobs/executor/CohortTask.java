package org.swath.jobs.executor;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.RunOutcome;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.Provenance;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The function of a Spark task: carries out the one order of its partition and writes its attempt.
 *
 * <p>What goes wrong in training or in storage is told to the driver, which decides what to do
 * about it, so Spark's own tries are left for lost processes. Only a missing dataset and a process
 * that must not train make the task fail, so that Spark tries it again, elsewhere if it can.
 */
public final class CohortTask extends AbstractFunction1<Iterator<CohortOrder>, CohortResult>
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CohortTask.class);

  /** Processes that a task may lose before it is handed back to the driver. */
  private static final int LOSSES_IN_COMPANY = 2;

  private static final int LOSSES_ISOLATED = 3;

  private final Broadcast<SweepOnExecutors> broadcast;
  private final String session;

  /**
   * @param session names this driver's session; no other driver, of this or another day, has the
   *     same
   */
  public CohortTask(Broadcast<SweepOnExecutors> broadcast, String session) {
    this.broadcast = broadcast;
    this.session = session;
  }

  @Override
  public CohortResult apply(Iterator<CohortOrder> orders) {
    CohortOrder order = orders.next();
    TaskContext task = TaskContext.get();
    int losses = task.attemptNumber();
    if (losses >= (order.mode() == Mode.ISOLATED ? LOSSES_ISOLATED : LOSSES_IN_COMPANY)) {
      return setback(new Setback(FailureClass.PROCESS_LOST, ""), losses);
    }
    SweepOnExecutors sweep = broadcast.value();
    SweepOnExecutors.Live live = sweep.live();
    // Spark numbers task attempts through all stages and copies, once per driver.
    String attemptId = session + "-" + task.taskAttemptId();
    int tries = losses + 1;
    Provenance provenance =
        new Provenance(
            attemptId, order.tries() + tries, Instant.now(), sweep.origin(), live.environment());
    try (Attempt attempt = live.store().beginAttempt(attemptId, sweep.schema())) {
      CohortRecorder recorder = new CohortRecorder(attempt, order.cohort(), sweep, provenance);
      Optional<Setback> setback =
          order.mode() == Mode.RECORD
              ? Optional.of(new Setback(FailureClass.PROCESS_LOST, order.reason()))
              : train(order, task, sweep, live, recorder);
      if (setback.isPresent()) {
        if (!recordable(order, setback.get())) {
          return setback(setback.get(), tries);
        }
        recorder.failed(setback.get());
      }
      AttemptManifest manifest = attempt.finish(order.cohort().cohortId());
      sweep
          .faultPoints()
          .reached(new Place(Point.ATTEMPT_WRITTEN, runIds(order.cohort()), attemptId, 0));
      return new CohortResult.Trained(manifest, tries, false);
    } catch (IOException | AttemptStorageException e) {
      LOG.error("Attempt {} could not be written", attemptId, e);
      return setback(Setback.of(FailureClass.STORAGE, e), tries);
    }
  }

  /** Whether a setback is the run's own and final. */
  private static boolean recordable(CohortOrder order, Setback setback) {
    return switch (order.mode()) {
      case LAST_TRY, RECORD -> true;
      case TRAIN, ISOLATED ->
          order.lanes() == 1 && setback.failure() == FailureClass.TRAINING_ERROR;
    };
  }

  private static Optional<Setback> train(
      CohortOrder order,
      TaskContext task,
      SweepOnExecutors sweep,
      SweepOnExecutors.Live live,
      CohortRecorder recorder)
      throws IOException {
    Cohort cohort = order.cohort();
    SupervisedTraining supervised =
        new SupervisedTraining(sweep.settings().epochLimit(), task::isInterrupted);
    try {
      List<RunOutcome> outcomes =
          supervised.call(
              "training " + cohort.cohortId(),
              () -> {
                recorder.started();
                return train(cohort, sweep, live, recorder, supervised);
              });
      recorder.finished(outcomes);
      return Optional.empty();
    } catch (HangException e) {
      recorder.abandon();
      return Optional.of(new Setback(FailureClass.HANG, e.getMessage()));
    } catch (ExecutionException e) {
      return Optional.of(setbackOf(e.getCause()));
    }
  }

  private static List<RunOutcome> train(
      Cohort cohort,
      SweepOnExecutors sweep,
      SweepOnExecutors.Live live,
      CohortRecorder recorder,
      SupervisedTraining supervised) {
    List<RunParameters> runs = cohort.runs().stream().map(RunSpec::parameters).toList();
    return live.trainer()
        .train(
            live.workload(),
            runs,
            cohort.runs().get(0).seed(),
            sweep.metricCount(),
            (lane, epoch, metrics, seconds) -> {
              supervised.beat();
              if (supervised.stopRequested()) {
                throw new CancelledException();
              }
              recorder.epochCompleted(lane, epoch, metrics, seconds);
            });
  }

  private static Setback setbackOf(Throwable cause) {
    if (cause instanceof AttemptStorageException storage) {
      throw storage;
    }
    if (cause instanceof CancelledException cancelled) {
      throw cancelled;
    }
    LOG.error("Training failed", cause);
    for (Throwable part = cause; part != null; part = part.getCause()) {
      if (part instanceof OutOfMemoryError) {
        return Setback.of(FailureClass.OUT_OF_MEMORY, part);
      }
    }
    return Setback.of(FailureClass.TRAINING_ERROR, cause);
  }

  private static CohortResult setback(Setback setback, int tries) {
    return new CohortResult.CameToNothing(setback, tries);
  }

  private static List<String> runIds(Cohort cohort) {
    return cohort.runs().stream().map(RunSpec::runId).toList();
  }
}
