package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.core.train.DataParallel;
import org.swath.jobs.driver.Executions.Job;
import org.swath.jobs.driver.Executions.Returned;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortResult;
import org.swath.jobs.executor.FailureClass;
import org.swath.jobs.executor.Setback;

class ClusterExecutionsTest {

  private static final CohortResult SETBACK =
      new CohortResult.CameToNothing(new Setback(FailureClass.STORAGE, "why"), 1);

  private final List<Integer> trained = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<Returned> returned = new LinkedBlockingQueue<>();
  private final FakeTasks tasks = new FakeTasks();

  @Test
  void runsOverTheClusterAreTrainedOneAfterTheOtherInTheirOrder() throws Exception {
    Job job = executions().start(List.of(apart(3), apart(1), apart(2)), returned);
    assertThat(numbersReturned(3)).containsExactly(3, 1, 2);
    awaitEnd(job);
    assertThat(job.failure()).isEmpty();
    assertThat(tasks.orders).isEmpty();
  }

  @Test
  void theyWaitUntilTheTasksBesideThemHaveEnded() throws Exception {
    Job job = executions().start(List.of(apart(1), inTask(2)), returned);
    assertThat(numbersReturned(1)).containsExactly(2);
    assertThat(returned.poll(200, TimeUnit.MILLISECONDS)).as("begun beside a task").isNull();
    assertThat(job.ended()).isFalse();
    tasks.ended = true;
    assertThat(numbersReturned(1)).containsExactly(1);
    awaitEnd(job);
  }

  @Test
  void ordersOfTasksAloneAreLeftToTheTasks() {
    Job job = executions().start(List.of(inTask(1), inTask(2)), returned);
    assertThat(job).isSameAs(tasks.job);
    assertThat(tasks.orders).hasSize(2);
    assertThat(trained).isEmpty();
  }

  @Test
  void oneThatIsCancelledIsAskedToStopAndTheNextIsNotBegun() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ClusterExecutions executions =
        new ClusterExecutions(
            tasks,
            (order, cancelled) -> {
              trained.add(number(order));
              begun.countDown();
              while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
              }
              return SETBACK;
            });
    Job job = executions.start(List.of(apart(1), apart(2)), returned);
    begun.await();
    job.cancel();
    executions.awaitStopped();
    assertThat(job.ended()).isTrue();
    assertThat(trained).containsExactly(1);
    assertThat(tasks.awaited).isTrue();
  }

  @Test
  void whatIsNoSetbackOfARunIsTheFailureOfTheJob() throws Exception {
    IllegalStateException gone = new IllegalStateException("Job 3 cancelled");
    ClusterExecutions executions =
        new ClusterExecutions(
            tasks,
            (order, cancelled) -> {
              throw gone;
            });
    Job job = executions.start(List.of(apart(1)), returned);
    awaitEnd(job);
    assertThat(job.failure()).containsSame(gone);
    assertThat(returned).isEmpty();
  }

  private ClusterExecutions executions() {
    return new ClusterExecutions(
        tasks,
        (order, cancelled) -> {
          trained.add(number(order));
          return SETBACK;
        });
  }

  private List<Integer> numbersReturned(int count) throws InterruptedException {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Returned next = returned.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("result %d of %d", i + 1, count).isNotNull();
      numbers.add(number(next.order()));
    }
    return numbers;
  }

  private static void awaitEnd(Job job) throws InterruptedException {
    while (!job.ended()) {
      Thread.sleep(1);
    }
  }

  private static int number(CohortOrder order) {
    return Orders.numbers(order.cohort()).get(0);
  }

  private static CohortOrder inTask(int number) {
    return CohortOrder.first(Orders.cohort(number, number));
  }

  private static CohortOrder apart(int number) {
    RunSpec run = Orders.run(number);
    RunParameters plain = run.parameters();
    ParameterValues values =
        ParameterValues.none().with("workers", 2L).with("averaging-frequency", 5L);
    RunParameters parallel =
        new RunParameters(
            plain.workload(),
            plain.training(),
            plain.optimizer(),
            plain.optimizerParameters(),
            new TreeMap<>(
                Map.of(DataParallel.PART, new ComponentChoice(DataParallel.NAME, values))));
    return CohortOrder.first(
        Cohort.of(
            List.of(
                new RunSpec(
                    run.runId(), run.configurationId(), run.levels(), run.seed(), parallel))));
  }

  /** Tasks that answer at once, and end when they are told to. */
  private static final class FakeTasks implements Executions {

    private final List<CohortOrder> orders = new ArrayList<>();
    private volatile boolean ended;
    private boolean awaited;

    private final Job job =
        new Job() {
          @Override
          public boolean ended() {
            return ended;
          }

          @Override
          public Optional<Throwable> failure() {
            return Optional.empty();
          }

          @Override
          public void cancel() {
            ended = true;
          }
        };

    @Override
    public Job start(List<CohortOrder> given, BlockingQueue<Returned> answers) {
      orders.addAll(given);
      given.forEach(order -> answers.add(new Returned(order, SETBACK)));
      return job;
    }

    @Override
    public void awaitStopped() {
      awaited = true;
    }
  }
}
