package org.swath.jobs.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.Cohort;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.FaultPoints;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.jobs.progress.ProgressDisplay;
import org.swath.jobs.progress.SweepProgress;
import org.swath.results.AttemptManifest;
import org.swath.results.CommitOutcome;
import org.swath.results.DriverLease;
import org.swath.results.ResultsException;
import org.swath.results.ResultsStore;
import org.swath.results.RunStatus;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs one Spark job with a task per cohort, and commits each attempt on this thread as its task
 * returns: whatever stops the job, everything returned until then is kept.
 */
final class CommitLoop {

  private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);
  private static final long POLL_MILLIS = 100;

  private final ResultsStore store;
  private final DriverLease lease;
  private final FaultPoints faults;
  private final Map<RunStatus, Integer> committed = new HashMap<>();
  private volatile SimpleFutureAction<BoxedUnit> job;
  private volatile boolean interrupted;

  CommitLoop(ResultsStore store, DriverLease lease, FaultPoints faults) {
    this.store = store;
    this.lease = lease;
    this.faults = faults;
  }

  /**
   * Trains and commits.
   *
   * @throws SweepFailedException when the job was given up; what it had returned is committed
   */
  void run(
      JavaSparkContext spark,
      List<Cohort> cohorts,
      CohortTask task,
      SweepProgress progress,
      ProgressDisplay display) {
    BlockingQueue<AttemptManifest> returned = new LinkedBlockingQueue<>();
    Map<String, Cohort> byId = new HashMap<>();
    cohorts.forEach(cohort -> byId.put(cohort.cohortId(), cohort));
    job = submit(spark, cohorts, task, returned);
    if (interrupted) {
      job.cancel();
    }
    try {
      while (!job.isCompleted() || !returned.isEmpty()) {
        AttemptManifest manifest = poll(returned);
        if (manifest != null) {
          commit(manifest, byId.get(manifest.cohortId()), progress);
        }
        display.show(progress.snapshot(System.nanoTime()), System.nanoTime());
      }
    } finally {
      display.finish(progress.snapshot(System.nanoTime()));
    }
    scala.util.Try<BoxedUnit> end = job.value().get();
    if (end.isFailure() && !interrupted) {
      throw new SweepFailedException(rootMessage(end.failed().get()), end.failed().get());
    }
  }

  /** Stops the job from another thread; {@link #run} then commits what has returned and ends. */
  void interrupt() {
    interrupted = true;
    SimpleFutureAction<BoxedUnit> running = job;
    if (running != null) {
      running.cancel();
    }
  }

  boolean interrupted() {
    return interrupted;
  }

  /** Runs committed by {@link #run}, by how they ended. */
  int committed(RunStatus status) {
    return committed.getOrDefault(status, 0);
  }

  private static SimpleFutureAction<BoxedUnit> submit(
      JavaSparkContext spark,
      List<Cohort> cohorts,
      CohortTask task,
      BlockingQueue<AttemptManifest> returned) {
    SparkContext context = spark.sc();
    JavaRDD<Cohort> partitions = spark.parallelize(cohorts, cohorts.size());
    List<Object> all = new ArrayList<>();
    for (int partition = 0; partition < cohorts.size(); partition++) {
      all.add(partition);
    }
    return context.submitJob(
        partitions.rdd(),
        task,
        JavaConverters.asScalaBuffer(all),
        // Called on Spark's scheduler thread, which must not wait for storage.
        new AbstractFunction2<>() {
          @Override
          public BoxedUnit apply(Object partition, AttemptManifest manifest) {
            returned.add(manifest);
            return BoxedUnit.UNIT;
          }
        },
        new AbstractFunction0<>() {
          @Override
          public BoxedUnit apply() {
            return BoxedUnit.UNIT;
          }
        });
  }

  private void commit(AttemptManifest manifest, Cohort cohort, SweepProgress progress) {
    try {
      lease.requireHeld();
    } catch (ResultsException e) {
      throw new SweepFailedException(e.getMessage(), e);
    }
    List<String> runIds =
        manifest.outcomes().stream().map(AttemptManifest.RunOutcome::runId).toList();
    faults.reached(new Place(Point.BEFORE_COMMIT, runIds, manifest.attemptId(), 0));
    CommitOutcome outcome = store.commit(manifest);
    faults.reached(new Place(Point.AFTER_COMMIT, runIds, manifest.attemptId(), 0));
    switch (outcome.state()) {
      case COMMITTED -> count(manifest, cohort, progress);
      case ALREADY_COMMITTED -> abandon(manifest);
      case CONTRADICTED -> {
        LOG.error("Attempt {} is not committed: {}", manifest.attemptId(), outcome.reason());
        abandon(manifest);
      }
      case FAILED, UNKNOWN ->
          throw new SweepFailedException(
              "Attempt %s at cohort %s could not be committed: %s. Run the same command again when"
                      .formatted(manifest.attemptId(), manifest.cohortId(), outcome.reason())
                  + " the storage is well; what is committed stays");
    }
    LOG.info("Attempt {} at cohort {}: {}", manifest.attemptId(), manifest.cohortId(), outcome);
  }

  private void abandon(AttemptManifest manifest) {
    try {
      store.abandon(manifest.attemptId());
    } catch (IOException e) {
      LOG.warn("Attempt {} is left for the next driver to remove", manifest.attemptId(), e);
    }
  }

  private void count(AttemptManifest manifest, Cohort cohort, SweepProgress progress) {
    Map<RunStatus, Integer> statuses = new HashMap<>();
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

  private static AttemptManifest poll(BlockingQueue<AttemptManifest> returned) {
    try {
      return returned.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepFailedException("The sweep's thread was interrupted", e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
