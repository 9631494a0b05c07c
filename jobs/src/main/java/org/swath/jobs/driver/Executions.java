package org.swath.jobs.driver;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;

/** Where cohorts are trained: Spark, or a test's fake. */
interface Executions {

  /**
   * Starts a task for each order, and returns at once.
   *
   * @param returned where each order's result is put when it comes, before its job has ended
   */
  Job start(List<CohortOrder> orders, BlockingQueue<Returned> returned);

  /** Waits a moment for tasks to end that were told to stop: they save what they can. */
  void awaitStopped();

  /** A result, with what was ordered. */
  record Returned(CohortOrder order, CohortResult result) {}

  /** Tasks started together. */
  interface Job {

    boolean ended();

    /** Why the job was given up; empty while it runs, and when every order has a result. */
    Optional<Throwable> failure();

    /** Tells its tasks to stop. */
    void cancel();
  }
}
