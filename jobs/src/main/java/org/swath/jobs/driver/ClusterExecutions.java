package org.swath.jobs.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.swath.core.train.DataParallel;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;

/**
 * Trains runs that want the whole cluster from this process, one after the other, and has all
 * others trained in tasks before them.
 */
final class ClusterExecutions implements Executions {

  private static final long POLL_MILLIS = 50;
  private static final long STOP_PATIENCE_SECONDS = 10;

  /** Makes an attempt at an order here, with the whole cluster. */
  @FunctionalInterface
  interface Attempts {

    /**
     * Makes one.
     *
     * @param cancelled whether it shall end early
     */
    CohortResult carryOut(CohortOrder order, BooleanSupplier cancelled);
  }

  private final Executions inTasks;
  private final Attempts overCluster;
  private final List<Future<?>> started = new ArrayList<>();

  /** One thread, which ends when it has nothing to do. */
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread made = new Thread(task, "runs over the cluster");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param inTasks trains what is trained in tasks
   * @param overCluster trains everything else, an order at a time
   */
  ClusterExecutions(Executions inTasks, Attempts overCluster) {
    this.inTasks = inTasks;
    this.overCluster = overCluster;
  }

  /** Whether an order's run is trained over the whole cluster. */
  private static boolean wantsCluster(CohortOrder order) {
    return DataParallel.of(order.cohort().runs().get(0).parameters()).isPresent();
  }

  @Override
  public Job start(List<CohortOrder> orders, BlockingQueue<Returned> returned) {
    List<CohortOrder> apart = orders.stream().filter(ClusterExecutions::wantsCluster).toList();
    List<CohortOrder> others = orders.stream().filter(order -> !wantsCluster(order)).toList();
    Optional<Job> before =
        others.isEmpty() ? Optional.empty() : Optional.of(inTasks.start(others, returned));
    if (apart.isEmpty()) {
      return before.orElseThrow();
    }
    ClusterJob job = new ClusterJob(before);
    job.future = thread.submit(() -> train(apart, returned, job));
    started.add(job.future);
    return job;
  }

  private void train(List<CohortOrder> orders, BlockingQueue<Returned> returned, ClusterJob job) {
    while (job.before.filter(tasks -> !tasks.ended()).isPresent() && !job.cancelled) {
      if (!slept()) {
        return;
      }
    }
    BooleanSupplier cancelled = () -> job.cancelled;
    for (CohortOrder order : orders) {
      if (job.cancelled) {
        return;
      }
      returned.add(new Returned(order, overCluster.carryOut(order, cancelled)));
    }
  }

  private static boolean slept() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void awaitStopped() {
    inTasks.awaitStopped();
    for (Future<?> one : started) {
      try {
        one.get(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // What it could save is saved; the loop asks the job why it failed.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Runs over the cluster, and the tasks that come before them. */
  private static final class ClusterJob implements Job {

    private final Optional<Job> before;
    private volatile boolean cancelled;
    private volatile Future<?> future;

    ClusterJob(Optional<Job> before) {
      this.before = before;
    }

    @Override
    public boolean ended() {
      return future.isDone() && before.map(Job::ended).orElse(true);
    }

    @Override
    public Optional<Throwable> failure() {
      return before.flatMap(Job::failure).or(this::ownFailure);
    }

    private Optional<Throwable> ownFailure() {
      if (!future.isDone()) {
        return Optional.empty();
      }
      try {
        future.get();
        return Optional.empty();
      } catch (ExecutionException e) {
        return Optional.of(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      before.ifPresent(Job::cancel);
    }
  }
}
