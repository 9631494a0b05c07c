package org.swath.jobs.executor;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a training threw apart by what is done about it. */
final class FailedTraining {

  private static final Logger LOG = LoggerFactory.getLogger(FailedTraining.class);

  private FailedTraining() {}

  /**
   * The setback that a training has had.
   *
   * @throws IOException when storage failed, as it did
   * @throws AttemptStorageException likewise
   * @throws CancelledException when the training was asked to stop
   * @throws IllegalStateException when Spark ended all that the driver does, with Spark's message
   */
  static Setback setback(Throwable cause) throws IOException {
    if (cause instanceof IOException storage) {
      throw storage;
    }
    if (cause instanceof AttemptStorageException storage) {
      throw storage;
    }
    if (cause instanceof CancelledException cancelled) {
      throw cancelled;
    }
    if (cause instanceof SparkException round) {
      return setbackOfRound(round);
    }
    LOG.error("Training failed", cause);
    for (Throwable part = cause; part != null; part = part.getCause()) {
      if (part instanceof OutOfMemoryError) {
        return Setback.of(FailureClass.OUT_OF_MEMORY, part);
      }
      if (part instanceof UnfitProcessException) {
        return new Setback(FailureClass.UNFIT_PROCESS, String.valueOf(part.getMessage()));
      }
    }
    return Setback.of(FailureClass.TRAINING_ERROR, cause);
  }

  /** What ended a round over the cluster: what one of its tasks threw, or the loss of processes. */
  private static Setback setbackOfRound(SparkException round) throws IOException {
    String message = String.valueOf(round.getMessage());
    if (message.startsWith("Job ") && message.contains("cancelled")) {
      throw new IllegalStateException(message, round);
    }
    return round.getCause() == null
        ? new Setback(FailureClass.PROCESS_LOST, message.lines().findFirst().orElse(""))
        : setback(round.getCause());
  }
}
