package org.swath.jobs.driver;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.Cohort;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;
import org.swath.jobs.executor.FaultPoints;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.jobs.progress.SweepProgress;
import org.swath.results.AttemptManifest;
import org.swath.results.CheckpointStore;
import org.swath.results.CommitOutcome;
import org.swath.results.DriverLease;
import org.swath.results.ResultsException;
import org.swath.results.ResultsStore;
import org.swath.results.RunStatus;

/** Commits to the results store while this driver holds its lease, and counts what it committed. */
final class StoreCommitter implements SweepLoop.Committer {

  private static final Logger LOG = LoggerFactory.getLogger(StoreCommitter.class);

  private final ResultsStore store;
  private final DriverLease lease;
  private final CheckpointStore checkpoints;
  private final FaultPoints faults;
  private final SweepProgress progress;
  private final Map<RunStatus, Integer> committed = new EnumMap<>(RunStatus.class);

  StoreCommitter(
      ResultsStore store,
      DriverLease lease,
      CheckpointStore checkpoints,
      FaultPoints faults,
      SweepProgress progress) {
    this.store = store;
    this.lease = lease;
    this.checkpoints = checkpoints;
    this.faults = faults;
    this.progress = progress;
  }

  @Override
  public CommitOutcome commit(CohortOrder order, CohortResult.Trained trained) {
    AttemptManifest manifest = trained.manifest();
    try {
      lease.requireHeld();
    } catch (ResultsException e) {
      throw new SweepFailedException(e.getMessage(), e);
    }
    List<String> runIds =
        manifest.outcomes().stream().map(AttemptManifest.RunOutcome::runId).toList();
    faults.reached(new Place(Point.BEFORE_COMMIT, runIds, manifest.attemptId(), 0));
    CommitOutcome outcome = store.commit(manifest);
    LOG.info("Attempt {} at cohort {}: {}", manifest.attemptId(), manifest.cohortId(), outcome);
    switch (outcome.state()) {
      case COMMITTED -> {
        count(manifest, order.cohort());
        if (trained.checkpointed()) {
          runIds.forEach(this::forget);
        }
        faults.reached(new Place(Point.AFTER_COMMIT, runIds, manifest.attemptId(), 0));
      }
      case ALREADY_COMMITTED, FAILED -> abandon(manifest);
      case UNKNOWN -> {}
    }
    return outcome;
  }

  /** Runs committed so far, by how they ended. */
  int committed(RunStatus status) {
    return committed.getOrDefault(status, 0);
  }

  private void forget(String runId) {
    try {
      checkpoints.delete(runId);
    } catch (IOException e) {
      LOG.warn("Checkpoints of run {} are left for the next driver to remove", runId, e);
    }
  }

  private void abandon(AttemptManifest manifest) {
    try {
      store.abandon(manifest.attemptId());
    } catch (IOException e) {
      LOG.warn("Attempt {} is left for the next driver to remove", manifest.attemptId(), e);
    }
  }

  private void count(AttemptManifest manifest, Cohort cohort) {
    Map<RunStatus, Integer> statuses = new EnumMap<>(RunStatus.class);
    long worked = 0;
    for (AttemptManifest.RunOutcome run : manifest.outcomes()) {
      statuses.merge(run.status(), 1, Integer::sum);
      worked += run.epochsCompleted();
    }
    statuses.forEach((status, runs) -> committed.merge(status, runs, Integer::sum));
    progress.committed(
        manifest.cohortId(),
        cohort.runs().size(),
        statuses.getOrDefault(RunStatus.FAILED, 0),
        statuses.getOrDefault(RunStatus.DIVERGED, 0),
        Epochs.of(cohort),
        worked);
  }
}
