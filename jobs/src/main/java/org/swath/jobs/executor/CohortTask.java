package org.swath.jobs.executor;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.RunOutcome;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.Provenance;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The function of a Spark task: trains the one cohort of its partition and writes its attempt.
 *
 * <p>A fault of training is a result: the runs it struck are recorded as failed, and the task
 * succeeds. A fault of storage, a missing dataset, or a process that must not train makes the task
 * fail, so that Spark tries it again, elsewhere if it can.
 */
public final class CohortTask extends AbstractFunction1<Iterator<Cohort>, AttemptManifest>
    implements Serializable {

  private static final long serialVersionUID = 1L;

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
  public AttemptManifest apply(Iterator<Cohort> cohorts) {
    Cohort cohort = cohorts.next();
    TaskContext task = TaskContext.get();
    SweepOnExecutors sweep = broadcast.value();
    SweepOnExecutors.Live live = sweep.live();
    // Spark numbers task attempts through all stages and copies, once per driver.
    String attemptId = session + "-" + task.taskAttemptId();
    Provenance provenance =
        new Provenance(
            attemptId, task.attemptNumber() + 1, Instant.now(), sweep.origin(), live.environment());
    try (Attempt attempt = live.store().beginAttempt(attemptId, sweep.schema())) {
      CohortRecorder recorder = new CohortRecorder(attempt, cohort, sweep, provenance, task);
      List<String> runIds = cohort.runs().stream().map(RunSpec::runId).toList();
      FaultPoints faults = sweep.faultPoints();
      faults.reached(new FaultPoints.Place(Point.BEFORE_TRAINING, runIds, attemptId, 0));
      train(cohort, sweep, live, recorder);
      AttemptManifest manifest = attempt.finish(cohort.cohortId());
      faults.reached(new FaultPoints.Place(Point.ATTEMPT_WRITTEN, runIds, attemptId, 0));
      return manifest;
    } catch (IOException e) {
      throw new AttemptStorageException("Attempt " + attemptId + " could not be written", e);
    }
  }

  private static void train(
      Cohort cohort, SweepOnExecutors sweep, SweepOnExecutors.Live live, CohortRecorder recorder)
      throws IOException {
    recorder.started();
    int[] all = IntStream.range(0, cohort.runs().size()).toArray();
    Optional<Throwable> failure = train(all, cohort, sweep, live, recorder);
    if (failure.isEmpty()) {
      return;
    }
    // What strikes before the first epoch may be the cohort's size, such as too little memory for
    // all of its models: no run shall fail by the company it is in.
    boolean alone = all.length > 1 && !recorder.anyEpoch();
    for (int lane : all) {
      Optional<Throwable> own =
          alone ? train(new int[] {lane}, cohort, sweep, live, recorder) : failure;
      if (own.isPresent()) {
        recorder.failed(lane, own.get());
      }
    }
  }

  /**
   * Trains some of a cohort's runs together and records them.
   *
   * @return what ended their training; nothing is recorded then but the epochs before it
   */
  private static Optional<Throwable> train(
      int[] lanes,
      Cohort cohort,
      SweepOnExecutors sweep,
      SweepOnExecutors.Live live,
      CohortRecorder recorder)
      throws IOException {
    List<RunParameters> runs =
        Arrays.stream(lanes).mapToObj(lane -> cohort.runs().get(lane).parameters()).toList();
    List<RunOutcome> outcomes;
    try {
      outcomes =
          live.trainer()
              .train(
                  live.workload(),
                  runs,
                  cohort.runs().get(0).seed(),
                  sweep.metricCount(),
                  (i, epoch, metrics, seconds) ->
                      recorder.epochCompleted(lanes[i], epoch, metrics, seconds));
    } catch (AttemptStorageException | CancelledException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.of(e);
    }
    for (int i = 0; i < lanes.length; i++) {
      recorder.finished(lanes[i], outcomes.get(i));
    }
    return Optional.empty();
  }
}
