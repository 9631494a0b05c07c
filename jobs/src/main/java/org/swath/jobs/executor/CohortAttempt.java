package org.swath.jobs.executor;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.CohortTrainer;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.Provenance;
import org.swath.results.ResultsException;

/**
 * One attempt at an order, in a task or on the driver: trains, writes the attempt, and says what
 * became of it.
 */
public final class CohortAttempt {

  private static final Logger LOG = LoggerFactory.getLogger(CohortAttempt.class);

  private final Supplier<SweepOnExecutors> sweep;
  private final String attemptId;
  private final int losses;
  private final BooleanSupplier cancelled;
  private final Optional<CohortTrainer> trainer;

  /**
   * @param attemptId different for every attempt
   * @param losses processes that were lost over the order since it was given
   * @param cancelled whether the attempt shall end early
   */
  CohortAttempt(
      Supplier<SweepOnExecutors> sweep, String attemptId, int losses, BooleanSupplier cancelled) {
    this(sweep, attemptId, losses, cancelled, Optional.empty());
  }

  private CohortAttempt(
      Supplier<SweepOnExecutors> sweep,
      String attemptId,
      int losses,
      BooleanSupplier cancelled,
      Optional<CohortTrainer> trainer) {
    this.sweep = sweep;
    this.attemptId = attemptId;
    this.losses = losses;
    this.cancelled = cancelled;
    this.trainer = trainer;
  }

  /** An attempt on the driver, with a trainer of its own that reaches the whole cluster. */
  public static CohortAttempt overCluster(
      Supplier<SweepOnExecutors> sweep,
      String attemptId,
      BooleanSupplier cancelled,
      CohortTrainer trainer) {
    return new CohortAttempt(sweep, attemptId, 0, cancelled, Optional.of(trainer));
  }

  /** Makes the attempt. */
  public CohortResult carryOut(CohortOrder order) {
    int tries = losses + 1;
    SweepOnExecutors all;
    SweepOnExecutors.Live live;
    try {
      all = sweep.get();
      live = all.live();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("This process cannot train", e);
      String problem = String.valueOf(e.getMessage());
      return new CohortResult.CameToNothing(
          new Setback(FailureClass.UNFIT_PROCESS, problem), tries);
    }
    Provenance provenance =
        new Provenance(
            attemptId, order.tries() + tries, Instant.now(), all.origin(), live.environment());
    List<String> runIds = order.cohort().runs().stream().map(RunSpec::runId).toList();
    CohortCheckpoints checkpoints =
        new CohortCheckpoints(
            live.checkpoints(), runIds, attemptId, live.environment().ofSameBits());
    try {
      Attempt attempt = live.store().beginAttempt(attemptId, all.schema());
      CohortRecorder recorder = new CohortRecorder(attempt, order.cohort(), all, provenance);
      try {
        Optional<Setback> setback =
            order.mode() == Mode.RECORD
                ? Optional.of(lost(order, recorder, checkpoints))
                : train(order, all, live, recorder, checkpoints);
        if (setback.isPresent()) {
          if (!recordable(order, setback.get())) {
            return new CohortResult.CameToNothing(setback.get(), tries);
          }
          recorder.failed(setback.get());
        }
        AttemptManifest manifest = attempt.finish(order.cohort().cohortId());
        all.faultPoints().reached(new Place(Point.ATTEMPT_WRITTEN, runIds, attemptId, 0));
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

  private Optional<Setback> train(
      CohortOrder order,
      SweepOnExecutors all,
      SweepOnExecutors.Live live,
      CohortRecorder recorder,
      CohortCheckpoints checkpoints)
      throws IOException {
    SupervisedTraining supervised = new SupervisedTraining(all.settings().epochLimit(), cancelled);
    CohortTraining training =
        new CohortTraining(
            order.cohort(),
            all,
            live,
            trainer.orElse(live.trainer()),
            recorder,
            checkpoints,
            supervised);
    boolean goesOn = all.goesOn() || order.tries() > 0 || losses > 0;
    try {
      recorder.finished(
          supervised.call("training " + order.cohort().cohortId(), () -> training.train(goesOn)));
      return Optional.empty();
    } catch (HangException e) {
      recorder.abandon();
      FailureClass failure = recorder.isWriting() ? FailureClass.STORAGE : FailureClass.HANG;
      return Optional.of(new Setback(failure, e.getMessage()));
    } catch (ExecutionException e) {
      return Optional.of(FailedTraining.setback(e.getCause()));
    }
  }
}
