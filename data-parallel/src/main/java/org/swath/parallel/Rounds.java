package org.swath.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.BatchOrder;
import org.swath.core.train.DataParallel;
import org.swath.core.train.Toolkit;
import org.swath.core.train.schedule.LearningRate;
import org.swath.core.train.schedule.LearningRates;
import org.swath.jobs.cluster.WorkloadInTasks;
import org.swath.models.NetworkModel;
import org.swath.models.dl4j.Dl4jNetwork;

/**
 * The epochs of a run, in rounds: each worker takes its part of a round's batches, one after the
 * other, from the model as it was averaged last, and then all are averaged again. The last round of
 * an epoch may have fewer batches, and a worker of it none.
 */
final class Rounds {

  /** What an epoch has measured: means over its batches. */
  record Means(double loss, double gradientNorm) {}

  private final JavaSparkContext spark;
  private final String group;
  private final DataParallel execution;
  private final NetworkModel model;
  private final int batchSize;
  private final BatchOrder order;
  private final OrderedAveraging averaging;
  private final NeuralNetwork trained;
  private final AveragedNetwork network;
  private final LearningRate rate;
  private final BatchLoader loader;
  private double[] before = new double[0];

  /**
   * @param group names the Spark jobs of this run, and of no other
   * @param examples of training
   */
  Rounds(
      JavaSparkContext spark,
      String group,
      WorkloadInTasks inTasks,
      RunParameters run,
      long seed,
      NetworkModel model,
      int examples,
      int batchSize) {
    this.spark = spark;
    this.group = group;
    this.execution = DataParallel.of(run).orElseThrow();
    this.model = model;
    this.batchSize = batchSize;
    RandomStreams streams = new RandomStreams(seed);
    this.order = new BatchOrder(streams, examples);
    this.rate = LearningRates.standard().open(run, Toolkit.horizon(run, examples));
    this.averaging =
        new OrderedAveraging(
            spark, execution, batchSize, streams.stream("averaging").nextInt(Integer.MAX_VALUE));
    Dl4jNetwork own = (Dl4jNetwork) model.network();
    own.trainWith(Updaters.of(run, rate.rate(0)));
    this.trained = own.library();
    this.network = AveragedNetwork.of(trained, spark, averaging);
    this.loader = new BatchLoader(inTasks, seed, own.inputLayout(), own.precision());
  }

  /** Steps that the worker takes that has the most of so many batches, in one round or several. */
  private int stepsOf(int batches) {
    return (batches + execution.workers() - 1) / execution.workers();
  }

  /**
   * Trains one epoch, or until the loss is infinite or NaN.
   *
   * @param epoch from 1
   */
  Means train(int epoch) {
    model.parametersToNetwork();
    List<BatchNumbers> all = batches(epoch);
    spark.setJobGroup(group, "epoch " + epoch + " of a run over the whole cluster");
    boolean ended = false;
    try {
      Means means = train(epoch, all);
      ended = true;
      return means;
    } finally {
      if (!ended) {
        // This thread may have been interrupted, which no task hears of.
        spark.cancelJobGroup(group);
      }
    }
  }

  private Means train(int epoch, List<BatchNumbers> all) {
    double rateOfEpoch = rate.rate((long) (epoch - 1) * all.size());
    int steps = Math.multiplyExact(epoch - 1, stepsOf(all.size()));
    int roundSize = execution.batchesOfRound();
    double loss = 0;
    double norm = 0;
    for (int from = 0; from < all.size() && Double.isFinite(loss); from += roundSize) {
      network.turnTo(rateOfEpoch, steps);
      List<BatchNumbers> round =
          List.copyOf(all.subList(from, Math.min(from + roundSize, all.size())));
      steps += stepsOf(round.size());
      before = model.parameters(0).toDoubles();
      averaging.expect(round.size());
      JavaRDD<DataSet> loaded =
          spark.parallelize(round, Math.min(execution.workers(), round.size())).map(loader);
      network.fit(loaded);
      model.trainedElsewhere();
      for (WorkerShare worker : averaging.shares()) {
        loss += worker.lossSum();
        norm += worker.normSum();
      }
    }
    return new Means(loss / all.size(), norm / all.size());
  }

  private List<BatchNumbers> batches(int epoch) {
    int[] numbers = order.ofEpoch(epoch);
    List<BatchNumbers> batches = new ArrayList<>();
    for (int from = 0; from < numbers.length; from += batchSize) {
      int to = Math.min(from + batchSize, numbers.length);
      batches.add(new BatchNumbers(epoch, from, Arrays.copyOfRange(numbers, from, to)));
    }
    return batches;
  }

  /** The parameters before the last averaging. */
  double[] parametersBefore() {
    return before;
  }

  /** Writes what the optimizer has gathered. */
  void save(StateWriter state) {
    INDArray gathered = trained.updaterState();
    if (gathered != null) {
      state.vector("optimizer", onHeap(gathered));
    }
  }

  /** Takes over what {@link #save} has written. */
  void restore(StateReader state) {
    INDArray gathered = trained.updaterState();
    if (gathered != null) {
      HostVector values = onHeap(gathered);
      state.vector("optimizer", values);
      for (int i = 0; i < values.length(); i++) {
        gathered.putScalar(i, values.get(i));
      }
    }
  }

  private static HostVector onHeap(INDArray array) {
    INDArray row = array.reshape(array.length());
    return array.dataType() == DataType.DOUBLE
        ? new HostVector.Doubles(row.toDoubleVector())
        : new HostVector.Singles(row.toFloatVector());
  }
}
