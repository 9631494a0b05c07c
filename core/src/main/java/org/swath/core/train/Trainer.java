package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * Trains the runs of a cohort together, epoch by epoch, each in its lane. Thread-safe: every call
 * trains with its own state.
 */
public final class Trainer {

  private final Map<String, Optimizer.Rule> rules;
  private final LongSupplier nanoTime;

  /**
   * @param rules the optimizers a run may name
   * @param nanoTime a clock for the time metrics, as {@link System#nanoTime()}
   */
  public Trainer(List<Optimizer.Rule> rules, LongSupplier nanoTime) {
    this.rules =
        rules.stream()
            .collect(Collectors.toMap(rule -> rule.component().name(), Function.identity()));
    this.nanoTime = nanoTime;
  }

  /**
   * Trains and evaluates one cohort.
   *
   * <p>A run whose loss or parameters become infinite or NaN has diverged: it is trained no
   * further, and its neighbours go on. So they do when a run's own step or evaluation throws; what
   * throws for all of them at once ends the training of the cohort.
   *
   * @param workload what to train
   * @param lanes the parameters of each run; epochs and batch size must be the same for all
   * @param seed the seed that the runs share
   * @param metricCount number of values in {@link EpochListener}'s metrics: 1 + the workload's
   * @param listener told of each completed epoch, on this thread
   * @return one outcome per lane
   */
  public List<RunOutcome> train(
      PreparedWorkload workload,
      List<RunParameters> lanes,
      long seed,
      int metricCount,
      EpochListener listener) {
    ParameterValues training = lanes.get(0).training();
    int epochs = training.count("epochs");
    int batchSize = training.count("batch-size");
    RandomStreams streams = new RandomStreams(seed);
    List<ParameterValues> laneParameters = lanes.stream().map(RunParameters::workload).toList();
    try (CohortModel model = workload.open(laneParameters, batchSize, streams)) {
      Lanes state = new Lanes(lanes, model, metricCount);
      BatchOrder order = new BatchOrder(streams, workload.trainingExamples());
      for (int epoch = 1; epoch <= epochs && state.anyActive(); epoch++) {
        long start = nanoTime.getAsLong();
        state.trainEpoch(order.ofEpoch(epoch), batchSize, epoch);
        double seconds = secondsSince(start);
        state.report(epoch, seconds, listener);
      }
      return state.outcomes();
    }
  }

  private double secondsSince(long start) {
    return (nanoTime.getAsLong() - start) / 1e9;
  }

  /** The lanes of one cohort while it trains. */
  private final class Lanes {

    private final CohortModel model;
    private final List<Lane> lanes = new ArrayList<>();
    private final double[] terms;

    Lanes(List<RunParameters> runs, CohortModel model, int metricCount) {
      this.model = model;
      this.terms = new double[metricCount];
      for (int i = 0; i < runs.size(); i++) {
        RunParameters run = runs.get(i);
        Optimizer optimizer =
            rules
                .get(run.optimizer())
                .open(run.optimizerParameters(), model.parameters(i), model.gradient(i));
        lanes.add(new Lane(i, optimizer, run.training().number("learning-rate"), metricCount));
      }
    }

    boolean anyActive() {
      return lanes.stream().anyMatch(Lane::active);
    }

    void trainEpoch(int[] examples, int batchSize, int epoch) {
      for (int from = 0; from < examples.length && anyActive(); from += batchSize) {
        int count = Math.min(batchSize, examples.length - from);
        model.startBatch(examples, from, count);
        for (Lane lane : lanes) {
          if (lane.active()) {
            lane.trainBatch(model, terms, epoch);
          }
        }
      }
    }

    void report(int epoch, double seconds, EpochListener listener) {
      long trained = lanes.stream().filter(Lane::trainedInThisEpoch).count();
      for (Lane lane : lanes) {
        lane.afterEpoch(epoch, seconds / trained, listener);
      }
    }

    List<RunOutcome> outcomes() {
      return lanes.stream().map(lane -> lane.outcome(model)).toList();
    }
  }

  /** One run while it trains. */
  private final class Lane {

    private final int index;
    private final Optimizer optimizer;
    private final double learningRate;
    private final double[] sums;
    private int batches;
    private int epochsCompleted;
    private double finalLoss = Double.NaN;
    private double trainSeconds;
    private String divergence;
    private String failure;

    Lane(int index, Optimizer optimizer, double learningRate, int metricCount) {
      this.index = index;
      this.optimizer = optimizer;
      this.learningRate = learningRate;
      this.sums = new double[metricCount];
    }

    boolean active() {
      return divergence == null && failure == null;
    }

    boolean trainedInThisEpoch() {
      return active() || batches > 0;
    }

    void trainBatch(CohortModel model, double[] terms, int epoch) {
      try {
        model.lossAndGradient(index, terms);
        if (!Double.isFinite(terms[0])) {
          divergence =
              "loss became " + terms[0] + " in epoch " + epoch + ", batch " + (batches + 1);
          return;
        }
        for (int i = 0; i < sums.length; i++) {
          sums[i] += terms[i];
        }
        batches++;
        optimizer.step(learningRate);
      } catch (RuntimeException | OutOfMemoryError e) {
        failure = "training in epoch " + epoch + ": " + reason(e);
      }
    }

    void afterEpoch(int epoch, double seconds, EpochListener listener) {
      trainSeconds += trainedInThisEpoch() ? seconds : 0;
      if (active()) {
        double[] means = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
          means[i] = sums[i] / batches;
          sums[i] = 0;
        }
        epochsCompleted = epoch;
        finalLoss = means[0];
        listener.epochCompleted(index, epoch, means, seconds);
      }
      batches = 0;
    }

    RunOutcome outcome(CohortModel model) {
      if (active() && !isFinite(model.parameters(index))) {
        divergence = "parameters became infinite or NaN in the last step";
      }
      if (!active()) {
        return outcome(new double[0], 0);
      }
      long start = nanoTime.getAsLong();
      try {
        double[] runMetrics = model.evaluate(index);
        return outcome(runMetrics, secondsSince(start));
      } catch (RuntimeException | OutOfMemoryError e) {
        failure = "evaluation: " + reason(e);
        return outcome(new double[0], secondsSince(start));
      }
    }

    private RunOutcome outcome(double[] runMetrics, double evaluationSeconds) {
      return new RunOutcome(
          Optional.ofNullable(divergence),
          Optional.ofNullable(failure),
          epochsCompleted,
          finalLoss,
          runMetrics,
          trainSeconds,
          evaluationSeconds);
    }

    private static String reason(Throwable cause) {
      return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static boolean isFinite(HostVector parameters) {
      for (int i = 0; i < parameters.length(); i++) {
        if (!Double.isFinite(parameters.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
