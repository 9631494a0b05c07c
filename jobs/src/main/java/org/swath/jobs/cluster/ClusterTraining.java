package org.swath.jobs.cluster;

import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.spark.api.java.JavaSparkContext;
import org.swath.core.train.CohortTrainer;

/**
 * Brings what trains a run over the whole cluster. Found with {@link ServiceLoader}, for it comes
 * in a jar of its own; needs a public constructor without parameters.
 */
public interface ClusterTraining {

  /**
   * A trainer of single runs, which is called on the driver, one run after the other.
   *
   * @param spark what it may start jobs on
   * @param inTasks what it trains, for its tasks
   */
  CohortTrainer trainer(JavaSparkContext spark, WorkloadInTasks inTasks);

  /** The first that a class loader sees. */
  static Optional<ClusterTraining> on(ClassLoader loader) {
    return ServiceLoader.load(ClusterTraining.class, loader).findFirst();
  }
}
