package org.swath.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * One training step of a whole cohort of encoders: gather the batch, losses and gradients of all
 * lanes, and their updates. 64 hidden units, batches of 128 in a shuffled order. Divide by the
 * number of lanes for the time of a run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrainingStep {

  @Param({"1", "2", "4", "8", "16", "24"})
  public int lanes;

  @Param({
    "adam",
    "sgd",
    "adamw",
    "amsgrad",
    "adamax",
    "nadam",
    "radam",
    "adabound",
    "classical-momentum",
    "nesterov",
    "adagrad",
    "rmsprop",
    "adadelta",
    "lion"
  })
  public String optimizer;

  @Param({"vector", "portable"})
  public String kernel;

  private final double[] terms = new double[4];
  private final List<Optimizer> optimizers = new ArrayList<>();
  private CohortModel model;
  private int[] order;
  private int next;

  @Setup
  public void open() {
    PreparedWorkload workload = EncoderOnMnist.prepare(DeviceKernel.labelled(kernel));
    order = EncoderOnMnist.shuffled(workload.trainingExamples());
    List<ParameterValues> parameters = new ArrayList<>();
    RunParameters run = EncoderOnMnist.run(optimizer, 1e-3, 1);
    for (int lane = 0; lane < lanes; lane++) {
      parameters.add(run.workload());
    }
    model = workload.open(parameters, EncoderOnMnist.BATCH_SIZE, new RandomStreams(1));
    for (int lane = 0; lane < lanes; lane++) {
      optimizers.add(
          EncoderOnMnist.rule(optimizer)
              .open(
                  run.optimizerParameters(),
                  Target.of(model.parameters(lane), model.gradient(lane))));
    }
  }

  @TearDown
  public void close() {
    model.close();
  }

  /** One step; returns the loss of the last lane. */
  @Benchmark
  public double step() {
    if (next + EncoderOnMnist.BATCH_SIZE > order.length) {
      next = 0;
    }
    model.startBatch(order, next, EncoderOnMnist.BATCH_SIZE);
    next += EncoderOnMnist.BATCH_SIZE;
    for (int lane = 0; lane < lanes; lane++) {
      model.lossAndGradient(lane, terms);
      optimizers.get(lane).step(1e-3);
    }
    return terms[0];
  }
}
