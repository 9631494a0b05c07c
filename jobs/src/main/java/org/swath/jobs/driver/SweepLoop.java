package org.swath.jobs.driver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.Cohort;
import org.swath.jobs.driver.Executions.Job;
import org.swath.jobs.driver.Executions.Returned;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;
import org.swath.jobs.executor.FailureClass;
import org.swath.jobs.executor.Setback;
import org.swath.results.CommitOutcome;

/**
 * Sees every cohort to its end: has it trained, commits what comes back on this thread, and orders
 * again what came to nothing. Whatever stops it, everything committed until then is kept.
 */
final class SweepLoop {

  private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);
  private static final long POLL_MILLIS = 100;

  /** What became of results; told on the loop's thread. */
  interface Listener {

    /**
     * Attempts at a cohort came to nothing; its runs are ordered again, perhaps in other company.
     */
    void again(Cohort cohort, Setback setback);

    /** The loop has waited for events once more. */
    void waited();
  }

  /** Makes an attempt visible. */
  @FunctionalInterface
  interface Committer {

    /**
     * Commits, and abandons what need not be kept.
     *
     * @throws SweepFailedException when this driver may not commit any more
     */
    CommitOutcome commit(CohortOrder order, CohortResult.Trained trained);
  }

  /** Something to do when its pause is over. */
  private record Delayed(long atNanos, Runnable action) {}

  private final Executions executions;
  private final Committer committer;
  private final Listener listener;
  private final BlockingQueue<Returned> returned = new LinkedBlockingQueue<>();
  private final List<Job> jobs = new ArrayList<>();
  private final Deque<CohortOrder> isolated = new ArrayDeque<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparingLong(Delayed::atNanos));
  private final List<String> left = new ArrayList<>();
  private final BooleanSupplier stopRequested;
  private final LongSupplier nanoTime;
  private boolean interrupted;

  /**
   * @param stopRequested whether to stop: tasks are told to, what has returned is committed
   * @param nanoTime a clock, as {@link System#nanoTime()}
   */
  SweepLoop(
      Executions executions,
      Committer committer,
      Listener listener,
      BooleanSupplier stopRequested,
      LongSupplier nanoTime) {
    this.executions = executions;
    this.committer = committer;
    this.listener = listener;
    this.stopRequested = stopRequested;
    this.nanoTime = nanoTime;
  }

  /**
   * Trains and commits until nothing is left to do.
   *
   * @return why runs were left without a result; empty when there is none
   * @throws SweepFailedException when the sweep was given up; what had returned is committed
   */
  List<String> run(List<Cohort> cohorts) {
    interrupted = stopRequested.getAsBoolean();
    start(cohorts.stream().map(CohortOrder::first).toList());
    try {
      while (anythingToDo()) {
        Returned next = poll();
        if (next != null) {
          settle(next);
        }
        startWhatIsDue();
        requireNoFailure();
        listener.waited();
      }
    } catch (RuntimeException e) {
      jobs.forEach(Job::cancel);
      throw e;
    }
    if (interrupted) {
      executions.awaitStopped();
    }
    return List.copyOf(left);
  }

  /** Whether the sweep was stopped before its end, by this process or through Spark. */
  boolean interrupted() {
    return interrupted;
  }

  private boolean anythingToDo() {
    // A job stays until its end was looked into, and results come before their job's end.
    return !jobs.isEmpty()
        || !returned.isEmpty()
        || (!interrupted && !(delayed.isEmpty() && isolated.isEmpty()));
  }

  private void settle(Returned next) {
    if (next.result() instanceof CohortResult.Trained trained) {
      commit(next.order(), trained, 1);
    } else {
      again(
          next.order(),
          ((CohortResult.CameToNothing) next.result()).setback(),
          next.result().tries());
    }
  }

  private void commit(CohortOrder order, CohortResult.Trained trained, int calls) {
    CommitOutcome outcome = committer.commit(order, trained);
    switch (outcome.state()) {
      case COMMITTED, ALREADY_COMMITTED -> {}
      case CONTRADICTED -> left.add("another attempt's result differs: " + outcome.reason());
      case FAILED ->
          again(order, new Setback(FailureClass.STORAGE, outcome.reason()), trained.tries());
      case UNKNOWN -> {
        if (calls < RetryPolicy.STORAGE_TRIES) {
          later(RetryPolicy.pauseAfter(calls), () -> commit(order, trained, calls + 1));
        } else {
          left.add("a commit that may or may not have been made: " + outcome.reason());
        }
      }
    }
  }

  private void again(CohortOrder order, Setback setback, int tries) {
    LOG.warn(
        "{} at {} came to nothing in {} attempts: {}",
        order.mode(),
        order.cohort().cohortId(),
        tries,
        setback);
    CohortOrder counted = order.after(tries, setback.failure().isFromOutside());
    RetryPolicy.Decision decision = RetryPolicy.after(counted, setback);
    if (decision instanceof RetryPolicy.Again again) {
      listener.again(order.cohort(), setback);
      if (again.pause().isZero()) {
        give(again.orders());
      } else {
        later(again.pause(), () -> give(again.orders()));
      }
    } else if (decision instanceof RetryPolicy.Leave leave) {
      left.add(leave.reason());
    } else {
      throw new SweepFailedException(((RetryPolicy.GiveUp) decision).reason());
    }
  }

  private void give(List<CohortOrder> orders) {
    List<CohortOrder> now = new ArrayList<>();
    for (CohortOrder order : orders) {
      if (order.mode() == CohortOrder.Mode.ISOLATED) {
        isolated.add(order);
      } else {
        now.add(order);
      }
    }
    start(now);
  }

  private void later(Duration pause, Runnable action) {
    delayed.add(new Delayed(nanoTime.getAsLong() + pause.toNanos(), action));
  }

  private void startWhatIsDue() {
    interrupted |= stopRequested.getAsBoolean();
    if (interrupted) {
      jobs.forEach(Job::cancel);
      return;
    }
    while (!delayed.isEmpty() && delayed.peek().atNanos() - nanoTime.getAsLong() <= 0) {
      delayed.poll().action().run();
    }
    boolean idle = jobs.stream().allMatch(Job::ended) && returned.isEmpty();
    if (idle && delayed.isEmpty() && !isolated.isEmpty()) {
      start(List.of(isolated.poll()));
    }
  }

  private void start(List<CohortOrder> orders) {
    if (!orders.isEmpty() && !interrupted) {
      jobs.add(executions.start(orders, returned));
    }
  }

  private void requireNoFailure() {
    for (Job job : List.copyOf(jobs)) {
      // Asked before the failure: a job may fail between the two questions.
      boolean ended = job.ended();
      Optional<Throwable> failure = job.failure();
      if (failure.isPresent() && !interrupted) {
        // Whatever came back before the end is kept.
        if (!returned.isEmpty()) {
          return;
        }
        if (wasCancelled(failure.get())) {
          interrupted = true;
        } else {
          throw new SweepFailedException(rootMessage(failure.get()), failure.get());
        }
      }
      if (ended && returned.isEmpty()) {
        jobs.remove(job);
      }
    }
  }

  /** Whether someone stopped the job through Spark, by its user interface or its job group. */
  private static boolean wasCancelled(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.startsWith("Job ")
        && message.contains("cancelled")
        && !message.contains("SparkContext was shut down");
  }

  private Returned poll() {
    try {
      return returned.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepFailedException("The sweep's thread was interrupted", e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
