package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.jobs.driver.Orders.cohort;
import static org.swath.jobs.driver.Orders.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;
import org.swath.jobs.executor.CohortOrder;
import org.swath.jobs.executor.CohortOrder.Mode;
import org.swath.jobs.executor.CohortResult;
import org.swath.jobs.executor.FailureClass;
import org.swath.jobs.executor.Setback;
import org.swath.results.AttemptManifest;
import org.swath.results.CommitOutcome;
import org.swath.results.CommitOutcome.State;
import org.swath.results.RunStatus;
import org.swath.results.WrittenFile;

class SweepLoopTest {

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong minutes = new AtomicLong();
  private final List<String> again = new ArrayList<>();
  private final FakeCommits commits = new FakeCommits();
  private Runnable afterEachLook = () -> {};

  @Test
  void commitsEveryCohortOnce() {
    FakeExecutions executions = new FakeExecutions((order, call) -> trained(order));
    assertThat(run(executions, cohort(1, 3), cohort(4, 4))).isEmpty();
    assertThat(commits.committed()).containsExactly(1, 2, 3, 4);
    assertThat(executions.jobs).isEqualTo(1);
  }

  @Test
  void aCohortOutOfMemoryIsDividedAndItsRunsAreAllCommitted() {
    FakeExecutions executions =
        new FakeExecutions(
            (order, call) ->
                order.lanes() > 2 ? setback(FailureClass.OUT_OF_MEMORY) : trained(order));
    assertThat(run(executions, cohort(1, 8))).isEmpty();
    assertThat(commits.committed()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(again).containsExactly("[1, 2, 3, 4, 5, 6, 7, 8]", "[1, 2, 3, 4]", "[5, 6, 7, 8]");
  }

  @Test
  void runsThatMayTakeTheirProcessDownAreTriedAloneWhenNothingElseRuns() {
    FakeExecutions executions =
        new FakeExecutions(
            (order, call) -> {
              boolean guilty = numbers(order.cohort()).contains(2);
              return guilty && order.mode() != Mode.RECORD
                  ? setback(FailureClass.PROCESS_LOST)
                  : trained(order);
            });
    assertThat(run(executions, cohort(1, 3), cohort(4, 6))).isEmpty();
    assertThat(commits.committed()).containsExactly(4, 5, 6, 1, 2, 3);
    assertThat(executions.besideIsolated).as("tasks beside an isolated one").isZero();
    assertThat(executions.recorded).containsExactly("[2] why");
  }

  @Test
  void anAttemptThatFailedToCommitIsTrainedAgain() {
    commits.outcomes.put(1, new ArrayList<>(List.of(State.FAILED)));
    FakeExecutions executions = new FakeExecutions((order, call) -> trained(order));
    assertThat(run(executions, cohort(1, 2))).isEmpty();
    assertThat(commits.committed()).containsExactly(1, 2);
    assertThat(executions.jobs).isEqualTo(2);
  }

  @Test
  void aCommitInDoubtIsMadeAgainWithTheSameAttempt() {
    commits.outcomes.put(1, new ArrayList<>(List.of(State.UNKNOWN, State.UNKNOWN)));
    FakeExecutions executions = new FakeExecutions((order, call) -> trained(order));
    assertThat(run(executions, cohort(1, 2))).isEmpty();
    assertThat(commits.calls).isEqualTo(3);
    assertThat(executions.jobs).as("nothing is trained twice").isEqualTo(1);
  }

  @Test
  void whatComesBackBeforeAStopIsCommittedAndNothingNewIsBegun() {
    FakeExecutions executions =
        new FakeExecutions(
            (order, call) -> {
              stop.set(true);
              return numbers(order.cohort()).contains(1)
                  ? trained(order)
                  : setback(FailureClass.OUT_OF_MEMORY);
            });
    SweepLoop loop = loop(executions);
    assertThat(loop.run(List.of(cohort(1, 1), cohort(2, 3)))).isEmpty();
    assertThat(loop.interrupted()).isTrue();
    assertThat(commits.committed()).containsExactly(1);
    assertThat(executions.jobs).isEqualTo(1);
    assertThat(executions.awaited).isTrue();
  }

  @Test
  void aJobThatSparkWasToldToCancelIsAnInterruption() {
    FakeExecutions executions = new FakeExecutions((order, call) -> trained(order));
    executions.failure = Optional.of(new IllegalStateException("Job 0 cancelled by the user"));
    SweepLoop loop = loop(executions);
    loop.run(List.of(cohort(1, 1)));
    assertThat(loop.interrupted()).isTrue();
    assertThat(commits.committed()).as("what had returned").containsExactly(1);
  }

  @Test
  void aJobThatCannotRunEndsTheSweepWithItsReason() {
    FakeExecutions executions = new FakeExecutions((order, call) -> trained(order));
    executions.failure =
        Optional.of(new IllegalStateException("Job aborted", new RuntimeException("no data here")));
    assertThatThrownBy(() -> run(executions, cohort(1, 1)))
        .isInstanceOf(SweepFailedException.class)
        .hasMessage("no data here");
    assertThat(commits.committed()).as("what had returned").containsExactly(1);
  }

  @Test
  void aJobThatFailsBetweenTwoLooksIsNotTakenForDone() {
    FakeExecutions executions = new FakeExecutions((order, call) -> null);
    afterEachLook =
        () -> executions.failure = Optional.of(new IllegalStateException("executors are gone"));
    assertThatThrownBy(() -> run(executions, cohort(1, 1)))
        .isInstanceOf(SweepFailedException.class)
        .hasMessage("executors are gone");
  }

  private List<String> run(FakeExecutions executions, Cohort... cohorts) {
    return loop(executions).run(List.of(cohorts));
  }

  private SweepLoop loop(FakeExecutions executions) {
    SweepLoop.Listener listener =
        new SweepLoop.Listener() {
          @Override
          public void again(Cohort cohort, Setback setback) {
            again.add(numbers(cohort).toString());
          }

          @Override
          public void waited() {
            afterEachLook.run();
          }
        };
    // Each look at the clock is a minute later: no test waits for a pause.
    return new SweepLoop(
        executions,
        commits,
        listener,
        stop::get,
        () -> minutes.incrementAndGet() * 60_000_000_000L);
  }

  private static CohortResult setback(FailureClass failure) {
    return new CohortResult.CameToNothing(new Setback(failure, "why"), 1);
  }

  private static CohortResult trained(CohortOrder order) {
    List<AttemptManifest.RunOutcome> outcomes =
        order.cohort().runs().stream()
            .map(RunSpec::runId)
            .map(id -> new AttemptManifest.RunOutcome(id, RunStatus.COMPLETED, 0, "0".repeat(64)))
            .toList();
    AttemptManifest manifest =
        new AttemptManifest(
            "attempt",
            order.cohort().cohortId(),
            new WrittenFile("epochs", 0, 1, "0".repeat(64)),
            new WrittenFile("runs", outcomes.size(), 1, "0".repeat(64)),
            outcomes);
    return new CohortResult.Trained(manifest, 1, false);
  }

  /** Answers each order at once, by a script. */
  private static final class FakeExecutions implements Executions {
    private final BiFunction<CohortOrder, Integer, CohortResult> script;
    private final List<String> recorded = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
    private int jobs;
    private int running;
    private int besideIsolated;
    private boolean awaited;

    /** Whether an order has no result, so that its job only ends by failing. */
    private boolean silent;

    FakeExecutions(BiFunction<CohortOrder, Integer, CohortResult> script) {
      this.script = script;
    }

    @Override
    public Job start(List<CohortOrder> orders, BlockingQueue<Returned> returned) {
      jobs++;
      boolean isolated = orders.stream().anyMatch(order -> order.mode() == Mode.ISOLATED);
      if (isolated) {
        besideIsolated += running + orders.size() - 1;
      }
      running += orders.size();
      for (CohortOrder order : orders) {
        if (order.mode() == Mode.RECORD) {
          recorded.add(numbers(order.cohort()) + " " + order.reason());
        }
        CohortResult result = script.apply(order, jobs);
        if (result != null) {
          returned.add(new Returned(order, result));
        }
        silent |= result == null;
      }
      return new Job() {
        private boolean over;

        @Override
        public boolean ended() {
          if (!over && returned.isEmpty() && (!silent || failure.isPresent())) {
            over = true;
            running -= orders.size();
          }
          return over;
        }

        @Override
        public Optional<Throwable> failure() {
          return failure;
        }

        @Override
        public void cancel() {}
      };
    }

    @Override
    public void awaitStopped() {
      awaited = true;
    }
  }

  /** Commits as told by the number of the first run, and then well. */
  private static final class FakeCommits implements SweepLoop.Committer {
    private final Map<Integer, List<State>> outcomes = new HashMap<>();
    private final List<Integer> committed = new ArrayList<>();
    private int calls;

    @Override
    public CommitOutcome commit(CohortOrder order, CohortResult.Trained trained) {
      calls++;
      List<Integer> runs = numbers(order.cohort());
      List<State> scripted = outcomes.getOrDefault(runs.get(0), new ArrayList<>());
      State state = scripted.isEmpty() ? State.COMMITTED : scripted.remove(0);
      if (state == State.COMMITTED) {
        committed.addAll(runs);
      }
      return new CommitOutcome(state, "");
    }

    List<Integer> committed() {
      return committed;
    }
  }
}
