package org.swath.jobs.executor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointFormat;
import org.swath.core.train.UnusableCheckpointException;
import org.swath.results.CheckpointStore;

/**
 * The checkpoints of a cohort's runs. Storage that fails here costs time and no result: it is
 * logged.
 */
final class CohortCheckpoints {

  private static final Logger LOG = LoggerFactory.getLogger(CohortCheckpoints.class);

  private final CheckpointStore store;
  private final List<String> runIds;
  private final String attemptId;
  private final String environment;
  private volatile boolean touched;

  /**
   * @param runIds by lane
   * @param environment what must be the same for the same bits
   */
  CohortCheckpoints(
      CheckpointStore store, List<String> runIds, String attemptId, String environment) {
    this.store = store;
    this.runIds = runIds;
    this.attemptId = attemptId;
    this.environment = environment;
  }

  /** The last whole checkpoint of a lane's run, from which this process can go on. */
  Optional<Checkpoint> newest(int lane) {
    String runId = runIds.get(lane);
    touched = true;
    try {
      for (CheckpointStore.Candidate candidate : store.candidates(runId)) {
        Optional<Checkpoint> checkpoint = read(runId, candidate);
        if (checkpoint.isPresent()) {
          LOG.info("Run {} goes on after epoch {}", runId, candidate.epoch());
          return checkpoint;
        }
      }
    } catch (IOException e) {
      LOG.warn("The checkpoints of run {} cannot be listed; it begins anew", runId, e);
    }
    return Optional.empty();
  }

  /** Saves a lane's run. */
  void save(int lane, Checkpoint checkpoint) {
    String runId = runIds.get(lane);
    touched = true;
    try {
      byte[] bytes = new CheckpointFormat(runId, environment).encode(checkpoint);
      store.write(runId, attemptId, checkpoint.epoch(), bytes);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("Run {} could not be saved after epoch {}", runId, checkpoint.epoch(), e);
    }
  }

  /** Whether there may be checkpoints to remove. */
  boolean touched() {
    return touched;
  }

  private Optional<Checkpoint> read(String runId, CheckpointStore.Candidate candidate) {
    try {
      Optional<byte[]> bytes = store.read(candidate);
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(new CheckpointFormat(runId, environment).decode(bytes.get()));
    } catch (IOException | UnusableCheckpointException e) {
      LOG.warn("Checkpoint {} of run {} is ignored: {}", candidate.name(), runId, e.getMessage());
      return Optional.empty();
    }
  }
}
