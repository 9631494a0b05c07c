package org.swath.jobs.executor;

import org.apache.spark.broadcast.Broadcast;
import org.swath.core.workload.PreparedWorkload;
import org.swath.jobs.cluster.WorkloadInTasks;

/**
 * The workload of a sweep that was broadcast. Asked for it, a process that cannot train throws an
 * {@link UnfitProcessException}.
 */
public record BroadcastWorkload(Broadcast<SweepOnExecutors> sweep) implements WorkloadInTasks {

  @Override
  public PreparedWorkload workload() {
    try {
      return sweep.value().live().workload();
    } catch (RuntimeException | LinkageError e) {
      throw new UnfitProcessException(e);
    }
  }
}
