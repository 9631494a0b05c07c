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
import org.swath.core.plan.RunSpec;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.Provenance;
import org.swath.results.ResultsException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The function of a Spark task: carries out the one order of its partition and writes its attempt.
 *
 * <p>Whatever goes wrong is told to the driver, which decides what to do about it: Spark tries a
 * task again only when its process is lost, and a task that has lost several hands itself back.
 */
public final class CohortTask extends AbstractFunction1<Iterator<CohortOrder>, CohortResult>
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CohortTask.class);

  /** Processes that a task may lose before it is handed back to the driver. */
  private static final int LOSSES_IN_COMPANY = 2;

  private static final int LOSSES_ISOLATED = 3;

  /** Tries that Spark must give a task for it to come to hand itself back. */
  public static final int LEAST_SPARK_TRIES = LOSSES_ISOLATED + 1;

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
      return new CohortResult.CameToNothing(new Setback(FailureClass.PROCESS_LOST, ""), losses);
    }
    int tries = losses + 1;
    SweepOnExecutors sweep;
    SweepOnExecutors.Live live;
    try {
      sweep = broadcast.value();
      live = sweep.live();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("This process cannot train", e);
      String problem = String.valueOf(e.getMessage());
      return new CohortResult.CameToNothing(
          new Setback(FailureClass.UNFIT_PROCESS, problem), tries);
    }
    // Spark numbers task attempts through all stages and copies, once per driver.
    String attemptId = session + "-" + task.taskAttemptId();
    Provenance provenance =
        new Provenance(
            attemptId, order.tries() + tries, Instant.now(), sweep.origin(), live.environment());
    List<String> runIds = order.cohort().runs().stream().map(RunSpec::runId).toList();
    CohortCheckpoints checkpoints =
        new CohortCheckpoints(
            live.checkpoints(), runIds, attemptId, live.environment().ofSameBits());
    try {
      Attempt attempt = live.store().beginAttempt(attemptId, sweep.schema());
      CohortRecorder recorder = new CohortRecorder(attempt, order.cohort(), sweep, provenance);
      try {
        Optional<Setback> setback =
            order.mode() == Mode.RECORD
                ? Optional.of(lost(order, recorder, checkpoints))
                : train(order, task, sweep, live, recorder, checkpoints);
        if (setback.isPresent()) {
          if (!recordable(order, setback.get())) {
            return new CohortResult.CameToNothing(setback.get(), tries);
          }
          recorder.failed(setback.get());
        }
        AttemptManifest manifest = attempt.finish(order.cohort().cohortId());
        sweep.faultPoints().reached(new Place(Point.ATTEMPT_WRITTEN, runIds, attemptId, 0));
        return new CohortResult.Trained(manifest, tries, checkpoints.touched());
      } finally {
        // Storage that stands still is left alone, with whoever waits for it.
        if (!recorder.isWriting()) {
          attempt.close();
        }
      }
    } catch (IOException | AttemptStorageException | ResultsException e) {
      LOG.error("Attempt {} could not be written", attemptId, e);
      return new CohortResult.CameToNothing(Setback.of(FailureClass.STORAGE, e), tries);
    }
  }

  /** What is known of runs that took their process down: the epochs before the last checkpoint. */
  private static Setback lost(
      CohortOrder order, CohortRecorder recorder, CohortCheckpoints checkpoints) {
    for (int lane = 0; lane < order.lanes(); lane++) {
      int each = lane;
      checkpoints.newest(each).ifPresent(checkpoint -> recorder.replay(each, checkpoint));
    }
    return new Setback(FailureClass.PROCESS_LOST, order.reason());
  }

  /** Whether a setback is the run's own and final. */
  private static boolean recordable(CohortOrder order, Setback setback) {
    return switch (order.mode()) {
      case RECORD -> true;
      case ISOLATED -> setback.failure() != FailureClass.STORAGE;
      case TRAIN -> order.lanes() == 1 && setback.failure() == FailureClass.TRAINING_ERROR;
    };
  }

  private static Optional<Setback> train(
      CohortOrder order,
      TaskContext task,
      SweepOnExecutors sweep,
      SweepOnExecutors.Live live,
      CohortRecorder recorder,
      CohortCheckpoints checkpoints)
      throws IOException {
    SupervisedTraining supervised =
        new SupervisedTraining(sweep.settings().epochLimit(), task::isInterrupted);
    CohortTraining training =
        new CohortTraining(order.cohort(), sweep, live, recorder, checkpoints, supervised);
    boolean goesOn = sweep.goesOn() || order.tries() > 0 || task.attemptNumber() > 0;
    try {
      recorder.finished(
          supervised.call("training " + order.cohort().cohortId(), () -> training.train(goesOn)));
      return Optional.empty();
    } catch (HangException e) {
      recorder.abandon();
      FailureClass failure = recorder.isWriting() ? FailureClass.STORAGE : FailureClass.HANG;
      return Optional.of(new Setback(failure, e.getMessage()));
    } catch (ExecutionException e) {
      return Optional.of(setbackOf(e.getCause()));
    }
  }

  private static Setback setbackOf(Throwable cause) throws IOException {
    if (cause instanceof IOException storage) {
      throw storage;
    }
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
}
