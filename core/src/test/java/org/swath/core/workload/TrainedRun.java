package org.swath.core.workload;

import java.util.List;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointFormat;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.UnusableCheckpointException;

/**
 * All that is left of a run.
 *
 * @param checkpoints of every epoch, from the one that it went on from
 * @param outcome how it ended
 */
record TrainedRun(List<Checkpoint> checkpoints, RunOutcome outcome) {

  /** The checkpoint of an epoch, after a journey through its bytes. */
  Checkpoint after(int epoch) {
    CheckpointFormat format = new CheckpointFormat("run", "this test");
    try {
      return format.decode(format.encode(checkpoints.get(epoch - 1)));
    } catch (UnusableCheckpointException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Metrics and what was saved from an epoch on, and how it ended. */
  Trace traceFrom(int epoch) {
    Trace trace = new Trace();
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.epoch() >= epoch) {
        String when = "after epoch " + checkpoint.epoch() + " ";
        trace.add(when + "metrics", checkpoint.curve().get(checkpoint.epoch() - 1).metrics());
        trace.add(when, checkpoint.state());
      }
    }
    trace.add("run metrics", outcome.runMetrics());
    trace.add("final loss", outcome.finalLoss());
    return trace;
  }

  Trace trace() {
    return traceFrom(1);
  }

  /** Whether it neither diverged nor failed. */
  boolean isSound() {
    return outcome.divergence().isEmpty() && outcome.failure().isEmpty();
  }
}
