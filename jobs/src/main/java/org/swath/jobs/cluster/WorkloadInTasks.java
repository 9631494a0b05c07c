package org.swath.jobs.cluster;

import java.io.Serializable;
import org.swath.core.workload.PreparedWorkload;

/** The sweep's workload with its data, wherever Spark has a task: loaded once per process. */
@FunctionalInterface
public interface WorkloadInTasks extends Serializable {

  PreparedWorkload workload();
}
