package org.swath.jobs.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.FailureClass;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Trains on Spark: a job per {@link #start}, a task per order. */
final class SparkExecutions implements Executions {

  private static final long STOP_PATIENCE_MILLIS = 10_000;
  private static final long POLL_MILLIS = 50;

  private final JavaSparkContext spark;
  private final CohortTask task;
  private final ProcessLosses losses = new ProcessLosses();
  private int jobs;

  SparkExecutions(JavaSparkContext spark, CohortTask task) {
    this.spark = spark;
    this.task = task;
    spark.sc().addSparkListener(losses);
  }

  @Override
  public Job start(List<CohortOrder> orders, BlockingQueue<Returned> returned) {
    SparkContext context = spark.sc();
    String name = "job " + ++jobs;
    context.setLocalProperty(ProcessLosses.JOB_NAME, name);
    JavaRDD<CohortOrder> partitions = spark.parallelize(orders, orders.size());
    List<Object> all = new ArrayList<>();
    for (int partition = 0; partition < orders.size(); partition++) {
      all.add(partition);
    }
    SimpleFutureAction<BoxedUnit> action =
        context.submitJob(
            partitions.rdd(),
            task,
            JavaConverters.asScalaBuffer(all),
            // Called on Spark's scheduler thread, which must not wait for storage.
            new AbstractFunction2<>() {
              @Override
              public BoxedUnit apply(Object partition, CohortResult result) {
                int index = (Integer) partition;
                returned.add(new Returned(orders.get(index), explained(result, name, index)));
                return BoxedUnit.UNIT;
              }
            },
            new AbstractFunction0<>() {
              @Override
              public BoxedUnit apply() {
                return BoxedUnit.UNIT;
              }
            });
    return new SparkJob(action);
  }

  @Override
  public void awaitStopped() {
    long start = System.nanoTime();
    while (losses.running() > 0 && (System.nanoTime() - start) / 1_000_000 < STOP_PATIENCE_MILLIS) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A task knows that its forerunners' processes were lost; Spark has told why. */
  private CohortResult explained(CohortResult result, String job, int partition) {
    return result instanceof CohortResult.CameToNothing nothing
            && nothing.setback().failure() == FailureClass.PROCESS_LOST
        ? new CohortResult.CameToNothing(
            losses.verdict(job, partition, nothing.tries()), nothing.tries())
        : result;
  }

  private record SparkJob(SimpleFutureAction<BoxedUnit> action) implements Job {

    @Override
    public boolean ended() {
      return action.isCompleted();
    }

    @Override
    public Optional<Throwable> failure() {
      if (!action.isCompleted()) {
        return Optional.empty();
      }
      Try<BoxedUnit> end = action.value().get();
      return end.isFailure() ? Optional.of(end.failed().get()) : Optional.empty();
    }

    @Override
    public void cancel() {
      action.cancel();
    }
  }
}
