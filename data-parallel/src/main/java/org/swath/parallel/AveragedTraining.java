package org.swath.parallel;

import org.apache.spark.api.java.JavaSparkContext;
import org.swath.core.train.CohortTrainer;
import org.swath.jobs.cluster.ClusterTraining;
import org.swath.jobs.cluster.WorkloadInTasks;

/** Brings the trainer of this module to whoever looks for one. */
public final class AveragedTraining implements ClusterTraining {

  @Override
  public CohortTrainer trainer(JavaSparkContext spark, WorkloadInTasks inTasks) {
    return new AveragingTrainer(spark, inTasks, System::nanoTime);
  }
}
