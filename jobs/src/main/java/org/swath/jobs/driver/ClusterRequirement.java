package org.swath.jobs.driver;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.swath.core.plan.SweepPlan;
import org.swath.core.train.DataParallel;
import org.swath.jobs.cluster.ClusterTraining;

/** What a driver must have to train runs over the whole cluster. */
final class ClusterRequirement {

  private static final String SERIALIZER = "spark.serializer";

  private ClusterRequirement() {}

  /**
   * What trains the runs of a plan that want the whole cluster.
   *
   * @param settings of Spark
   * @return empty where no run wants it
   * @throws RefusedException when there is nothing that could, or Spark's settings forbid it
   */
  static Optional<ClusterTraining> met(SweepPlan plan, SparkConf settings) {
    if (plan.runs().stream().allMatch(run -> DataParallel.of(run.parameters()).isEmpty())) {
      return Optional.empty();
    }
    String serializer = settings.get(SERIALIZER, "org.apache.spark.serializer.JavaSerializer");
    if (!serializer.endsWith(".JavaSerializer")) {
      throw new RefusedException(
          "Runs that are trained %s travel as Java serializes them, but %s is %s. Leave the setting out"
              .formatted(DataParallel.NAME, SERIALIZER, serializer));
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return Optional.of(
        ClusterTraining.on(loader)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "Runs that are trained %s need the module for it, but there is none here. Build it with mvn -pl data-parallel -am package -DskipTests, and give --jars data-parallel/target/swath-data-parallel.jar"
                            .formatted(DataParallel.NAME))));
  }
}
