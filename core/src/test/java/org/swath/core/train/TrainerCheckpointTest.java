package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.SavedState;
import org.swath.core.state.Section;
import org.swath.core.train.optimizer.Sgd;

/** When a cohort is saved, when it stops, and that it goes on as if nothing had been. */
class TrainerCheckpointTest {

  private static final Measurements MEASURED = new Measurements(1, false, List.of());
  private static final int METRICS = MEASURED.count();

  private final List<String> events = new ArrayList<>();
  private final NoisyParabolas workload = new NoisyParabolas(events);
  private final Map<Integer, Checkpoint> saved = new TreeMap<>();

  @Test
  void savesEveryLaneAfterTheEpochsThatAreDue() {
    train(List.of(run(0.1), run(0.2)), new CheckpointInterval.Epochs(3), () -> false);

    assertThat(events)
        .filteredOn(event -> event.startsWith("saved"))
        .containsExactly("saved 0 at 3", "saved 1 at 3", "saved 0 at 6", "saved 1 at 6");
    assertThat(events.indexOf("saved 0 at 6"))
        .as("before the evaluation, which may take long")
        .isLessThan(events.indexOf("evaluated 0"));
  }

  @Test
  void savesNothingUnlessItIsAskedTo() {
    train(List.of(run(0.1)), new CheckpointInterval.Off(), () -> false);

    assertThat(saved).isEmpty();
    assertThat(workload.savings).as("nor copies anything").isZero();
  }

  @Test
  void aPeriodBeginsAnewWhenTheRunsAreSaved() {
    AtomicLong seconds = new AtomicLong();
    Trainer trainer =
        new Trainer(Toolkit.of(List.of(new Sgd())), () -> seconds.get() * 1_000_000_000);
    trainer.train(
        workload,
        List.of(run(0.1)),
        1,
        MEASURED,
        List.of(),
        (lane, epoch, metrics, share) -> seconds.addAndGet(10),
        new TrainingControl(
            new CheckpointInterval.Period(Duration.ofSeconds(20)),
            (lane, checkpoint) -> {
              events.add("saved at " + checkpoint.epoch());
              seconds.addAndGet(15);
            },
            () -> false));

    assertThat(events)
        .filteredOn(event -> event.startsWith("saved"))
        .as("what saving takes does not count")
        .containsExactly("saved at 2", "saved at 4", "saved at 6");
  }

  @Test
  void aCheckpointHoldsTheCurveSoFar() {
    List<Double> losses = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    trainer()
        .train(
            workload,
            List.of(run(0.1)),
            1,
            MEASURED,
            List.of(),
            (lane, epoch, metrics, seconds) -> {
              losses.add(metrics[0]);
              shares.add(seconds);
              metrics[0] = 99;
            },
            new TrainingControl(
                new CheckpointInterval.Epochs(4), (lane, c) -> saved.put(lane, c), () -> false));

    Checkpoint checkpoint = saved.get(0);
    assertThat(checkpoint.epoch()).isEqualTo(4);
    assertThat(checkpoint.metricCount()).isEqualTo(METRICS);
    assertThat(checkpoint.curve().stream().map(point -> point.metrics()[0]))
        .isEqualTo(losses.subList(0, 4));
    assertThat(checkpoint.curve().stream().map(CompletedEpoch::seconds))
        .isEqualTo(shares.subList(0, 4));
  }

  /** The workload draws from one generator per lane all along, so this is its state too. */
  @Test
  void goesOnAsIfNothingHadBeen() {
    List<RunParameters> runs = List.of(run(0.1), run(0.2));
    List<RunOutcome> straight = train(runs, new CheckpointInterval.Epochs(4), () -> false);
    List<String> allEvents = List.copyOf(events);
    events.clear();
    List<RunOutcome> resumed =
        trainer()
            .train(
                workload,
                runs,
                1,
                MEASURED,
                List.of(saved.get(0), saved.get(1)),
                this::epoch,
                TrainingControl.none());

    assertThat(events)
        .as("the epochs before are not told again")
        .containsExactlyElementsOf(
            allEvents.stream().filter(event -> event.matches("epoch [56].*|evaluated.*")).toList());
    for (int lane = 0; lane < runs.size(); lane++) {
      RunOutcome one = straight.get(lane);
      RunOutcome other = resumed.get(lane);
      assertThat(other.runMetrics()).isEqualTo(one.runMetrics());
      assertThat(other.finalLoss()).isEqualTo(one.finalLoss());
      assertThat(other.epochsCompleted()).isEqualTo(6);
      assertThat(other.trainSeconds()).as("with those before").isEqualTo(one.trainSeconds());
    }
  }

  @Test
  void aModelThatGoesOnIsToldOfTheEpochsThatAreLeft() {
    train(List.of(run(0.1)), new CheckpointInterval.Epochs(4), () -> false);
    workload.epochsStarted.clear();
    resume(List.of(run(0.1)), List.of(saved.get(0)));

    assertThat(workload.epochsStarted).containsExactly(5, 6);
  }

  @Test
  void aRunSavedAfterItsLastEpochIsEvaluatedAlone() {
    RunOutcome straight =
        train(List.of(run(0.1)), new CheckpointInterval.Epochs(6), () -> false).get(0);
    int batches = workload.batches;
    RunOutcome resumed = resume(List.of(run(0.1)), List.of(saved.get(0))).get(0);

    assertThat(workload.batches).isEqualTo(batches);
    assertThat(resumed.runMetrics()).isEqualTo(straight.runMetrics());
    assertThat(resumed.finalLoss()).isEqualTo(straight.finalLoss());
  }

  @Test
  void stopsAfterTheEpochItIsInWithTheRunsSaved() {
    TrainingStoppedException stopped =
        catchThrowableOfType(
            TrainingStoppedException.class,
            () ->
                train(
                    List.of(run(0.1), run(0.2)),
                    new CheckpointInterval.Epochs(2),
                    () -> events.contains("epoch 3 of 0")));

    assertThat(stopped).hasMessage("Training was asked to stop and did after epoch 3 of 6");
    assertThat(stopped.epochsCompleted()).isEqualTo(3);
    assertThat(events).endsWith("epoch 3 of 0", "epoch 3 of 1", "saved 0 at 3", "saved 1 at 3");
    assertThat(workload.open).as("models left open").isZero();
  }

  @Test
  void savesOnceWhenItStopsAfterAnEpochThatIsDue() {
    assertThatThrownBy(
            () ->
                train(
                    List.of(run(0.1)),
                    new CheckpointInterval.Epochs(2),
                    () -> events.contains("epoch 2 of 0")))
        .isInstanceOf(TrainingStoppedException.class);
    assertThat(events).endsWith("epoch 1 of 0", "epoch 2 of 0", "saved 0 at 2");
  }

  @Test
  void stopsWithoutSavingWhenNothingIsToBeSaved() {
    assertThatThrownBy(
            () ->
                train(
                    List.of(run(0.1)),
                    new CheckpointInterval.Off(),
                    () -> events.contains("epoch 2 of 0")))
        .isInstanceOf(TrainingStoppedException.class);
    assertThat(events).endsWith("epoch 1 of 0", "epoch 2 of 0");
  }

  @Test
  void stopsBeforeTheFirstEpochWithNothingToSave() {
    assertThatThrownBy(() -> train(List.of(run(0.1)), new CheckpointInterval.Epochs(1), () -> true))
        .hasMessage("Training was asked to stop and did after epoch 0 of 6");
    assertThat(events).isEmpty();
  }

  @Test
  void stopsBetweenEvaluationsWithEveryRunSavedAfterItsLastEpoch() {
    assertThatThrownBy(
            () ->
                train(
                    List.of(run(0.1), run(0.2), run(0.3)),
                    new CheckpointInterval.Epochs(100),
                    () -> events.contains("evaluated 0")))
        .hasMessage("Training was asked to stop and did after epoch 6 of 6");

    assertThat(events).endsWith("evaluated 0", "saved 0 at 6", "saved 1 at 6", "saved 2 at 6");
    List<RunOutcome> straight = train(List.of(run(0.2)), new CheckpointInterval.Off(), () -> false);
    assertThat(resume(List.of(run(0.2)), List.of(saved.get(1))).get(0).finalLoss())
        .isEqualTo(straight.get(0).finalLoss());
  }

  @Test
  void aRunThatGoesOnAndIsStoppedAtOnceIsNotSavedAgain() {
    train(List.of(run(0.1)), new CheckpointInterval.Epochs(4), () -> false);
    events.clear();
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        workload,
                        List.of(run(0.1)),
                        1,
                        MEASURED,
                        List.of(saved.get(0)),
                        this::epoch,
                        control(new CheckpointInterval.Epochs(1), () -> true)))
        .isInstanceOf(TrainingStoppedException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void aRunThatDivergedOrFailedIsNotSaved() {
    workload.laneThatCannotBeTrained = 2;
    List<RunOutcome> outcomes =
        train(
            List.of(run(1e60), run(0.1), run(0.1)), new CheckpointInterval.Epochs(2), () -> false);

    assertThat(outcomes.get(0).divergence()).isPresent();
    assertThat(outcomes.get(2).failure()).isPresent();
    assertThat(saved).containsOnlyKeys(1);
  }

  @Test
  void aCohortThatHasAllDivergedIsDoneAndDoesNotStop() {
    List<RunOutcome> outcomes =
        train(
            List.of(run(1e60)),
            new CheckpointInterval.Epochs(1),
            () -> events.contains("epoch 1 of 0") && workload.batches > 2);

    assertThat(outcomes.get(0).divergence()).isPresent();
    assertThat(outcomes.get(0).epochsCompleted()).isEqualTo(1);
  }

  @Test
  void lanesGoOnTogetherAfterTheSameEpochOnly() {
    train(List.of(run(0.1), run(0.2)), new CheckpointInterval.Epochs(4), () -> false);
    Checkpoint four = saved.get(0);
    train(List.of(run(0.1)), new CheckpointInterval.Epochs(5), () -> false);
    Checkpoint five = saved.get(0);
    List<RunParameters> runs = List.of(run(0.1), run(0.2));

    assertThatThrownBy(() -> resume(runs, List.of(four, five)))
        .hasMessage(
            "Lanes that are trained together must all go on after the same epoch, but 2 lanes got 2"
                + " checkpoints after epochs [4, 5]");
    assertThatThrownBy(() -> resume(runs, List.of(four))).hasMessageContaining("2 lanes got 1");
  }

  @Test
  void aCheckpointOfSomethingElseIsRefusedWithItsLane() {
    train(List.of(run(0.1), run(0.2)), new CheckpointInterval.Epochs(4), () -> false);
    Checkpoint sound = saved.get(0);
    Map<String, Section> more = new TreeMap<>(sound.state().sections());
    more.put("model.dropout", new Section.Longs(new long[1]));
    Checkpoint withMore = new Checkpoint(sound.curve(), new SavedState(more));
    Map<String, Section> longer = new TreeMap<>(sound.state().sections());
    longer.put("model.parameters", new Section.Doubles(new double[2]));
    Checkpoint ofLongerModel = new Checkpoint(sound.curve(), new SavedState(longer));
    List<RunParameters> runs = List.of(run(0.1), run(0.2));

    assertThatThrownBy(() -> resume(runs, List.of(sound, withMore)))
        .isInstanceOfSatisfying(
            CheckpointMismatchException.class, e -> assertThat(e.lane()).isEqualTo(1))
        .hasMessage(
            "Lane 1 cannot go on from its checkpoint: All of a saved state must be asked for, but"
                + " nobody asks for [model.dropout]");
    assertThatThrownBy(() -> resume(runs, List.of(ofLongerModel, sound)))
        .hasMessage(
            "Lane 0 cannot go on from its checkpoint: A saved state must hold model.parameters, 1"
                + " doubles, but holds 2 doubles");
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        workload,
                        List.of(run(0.1)),
                        1,
                        new Measurements(2, false, List.of()),
                        List.of(sound),
                        this::epoch,
                        TrainingControl.none()))
        .hasMessageEndingWith("it must hold at most 6 epochs of 6 metrics, but holds 4 of 5");
    assertThat(workload.open).as("models left open").isZero();
  }

  private List<RunOutcome> train(
      List<RunParameters> runs, CheckpointInterval interval, BooleanSupplier stopRequested) {
    return trainer()
        .train(
            workload, runs, 1, MEASURED, List.of(), this::epoch, control(interval, stopRequested));
  }

  private List<RunOutcome> resume(List<RunParameters> runs, List<Checkpoint> start) {
    return trainer().train(workload, runs, 1, MEASURED, start, this::epoch, TrainingControl.none());
  }

  private TrainingControl control(CheckpointInterval interval, BooleanSupplier stopRequested) {
    return new TrainingControl(
        interval,
        (lane, checkpoint) -> {
          saved.put(lane, checkpoint);
          events.add("saved " + lane + " at " + checkpoint.epoch());
        },
        stopRequested);
  }

  private void epoch(int lane, int epoch, double[] metrics, double seconds) {
    events.add("epoch " + epoch + " of " + lane);
  }

  /** With a clock that ticks a second every time it is read. */
  private static Trainer trainer() {
    AtomicLong seconds = new AtomicLong();
    return new Trainer(
        Toolkit.of(List.of(new Sgd())), () -> seconds.incrementAndGet() * 1_000_000_000);
  }

  private static RunParameters run(double learningRate) {
    return new RunParameters(
        ParameterValues.none(),
        ParameterValues.of(Map.of("epochs", 6L, "batch-size", 4L, "learning-rate", learningRate)),
        "sgd",
        ParameterValues.of(Map.of("momentum", 0.5)));
  }
}
