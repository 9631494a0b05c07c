package org.swath.parallel;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CohortTrainer;
import org.swath.core.train.EpochListener;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.TrainingControl;
import org.swath.core.workload.PreparedWorkload;
import org.swath.jobs.cluster.WorkloadInTasks;
import org.swath.models.NetworkModel;
import org.swath.models.PreparedModel;

/**
 * Trains single runs over the whole cluster. What a run computes depends on its parameters and its
 * seed alone: batches are those of the same run in one task, dealt to the workers in their order.
 */
final class AveragingTrainer implements CohortTrainer {

  private final JavaSparkContext spark;
  private final WorkloadInTasks inTasks;
  private final LongSupplier nanoTime;
  private final AtomicInteger trained = new AtomicInteger();

  AveragingTrainer(JavaSparkContext spark, WorkloadInTasks inTasks, LongSupplier nanoTime) {
    this.spark = spark;
    this.inTasks = inTasks;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<RunOutcome> train(
      PreparedWorkload workload,
      List<RunParameters> lanes,
      long seed,
      Measurements measurements,
      List<Checkpoint> start,
      EpochListener listener,
      TrainingControl control) {
    if (lanes.size() != 1) {
      throw new IllegalArgumentException(
          "A run over the whole cluster must be alone in its cohort, but got " + lanes.size());
    }
    RunParameters run = lanes.get(0);
    int batchSize = run.training().count("batch-size");
    RandomStreams streams = new RandomStreams(seed);
    PreparedModel prepared = (PreparedModel) workload;
    try (NetworkModel model = prepared.open(List.of(run.workload()), batchSize, streams)) {
      Rounds rounds =
          new Rounds(
              spark,
              "run over the cluster " + trained.incrementAndGet(),
              inTasks,
              run,
              seed,
              model,
              workload.trainingExamples(),
              batchSize);
      AveragedRun averaged =
          new AveragedRun(run, model, rounds, measurements, listener, control, nanoTime);
      start.forEach(averaged::restore);
      return List.of(averaged.train());
    }
  }
}
