package org.swath.jobs.executor;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.swath.jobs.executor.CohortOrder.Mode;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The function of a Spark task: carries out the one order of its partition and writes its attempt.
 *
 * <p>Whatever goes wrong is told to the driver, which decides what to do about it: Spark tries a
 * task again only when its process is lost, and a task that has lost several hands itself back.
 */
public final class CohortTask extends AbstractFunction1<Iterator<CohortOrder>, CohortResult>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Processes that a task may lose before it is handed back to the driver. */
  private static final int LOSSES_IN_COMPANY = 2;

  private static final int LOSSES_ISOLATED = 3;

  /** Tries that Spark must give a task for it to come to hand itself back. */
  public static final int LEAST_SPARK_TRIES = LOSSES_ISOLATED + 1;

  private final Broadcast<SweepOnExecutors> broadcast;
  private final String session;

  /**
   * @param session names this driver's session; no other driver, of this or another day, has the
   *     same
   */
  public CohortTask(Broadcast<SweepOnExecutors> broadcast, String session) {
    this.broadcast = broadcast;
    this.session = session;
  }

  @Override
  public CohortResult apply(Iterator<CohortOrder> orders) {
    CohortOrder order = orders.next();
    TaskContext task = TaskContext.get();
    int losses = task.attemptNumber();
    if (losses >= (order.mode() == Mode.ISOLATED ? LOSSES_ISOLATED : LOSSES_IN_COMPANY)) {
      return new CohortResult.CameToNothing(new Setback(FailureClass.PROCESS_LOST, ""), losses);
    }
    // Spark numbers task attempts through all stages and copies, once per driver.
    String attemptId = session + "-" + task.taskAttemptId();
    return new CohortAttempt(broadcast::value, attemptId, losses, task::isInterrupted)
        .carryOut(order);
  }
}
