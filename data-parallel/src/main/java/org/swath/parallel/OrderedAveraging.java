package org.swath.parallel;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaRDDLike;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.train.DataParallel;

/**
 * Deeplearning4j's averaging of parameters, one round per call: batches lie as they were given, and
 * workers are summed in their order. As it comes, it would sum them in the order in which their
 * tasks end, and no run of three workers or more would have the same bits again.
 */
final class OrderedAveraging extends ParameterAveragingTrainingMaster {

  private final JavaSparkContext spark;
  private Broadcast<NetBroadcastTuple> network;
  private int batchesOfRound;
  private List<WorkerShare> shares = List.of();

  /**
   * @param batchSize examples of a batch; the last of an epoch may hold fewer
   * @param seed of what it would shuffle, if it did
   */
  OrderedAveraging(JavaSparkContext spark, DataParallel execution, int batchSize, int seed) {
    super(
        new Builder(execution.workers(), batchSize)
            .batchSizePerWorker(batchSize)
            .averagingFrequency(execution.averagingFrequency())
            .saveUpdater(true)
            // Batches are seeded where they are loaded, on the thread that trains on them.
            .workerPrefetchNumBatches(0)
            .repartionData(Repartition.Never)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .storageLevel(null)
            .rngSeed(seed));
    this.spark = spark;
  }

  /** Says how many batches the next round has, which would otherwise be loaded to be counted. */
  void expect(int batches) {
    batchesOfRound = batches;
  }

  /** What the workers of the last round have come to, in their order. */
  List<WorkerShare> shares() {
    return shares;
  }

  @Override
  protected <T, R extends JavaRDDLike<T, R>> long getTotalDataSetObjectCount(
      JavaRDDLike<T, R> data) {
    return batchesOfRound;
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer trained) {
    MultiLayerNetwork model = trained.getNetwork();
    return worker(
        new NetBroadcastTuple(
            model.getLayerWiseConfigurations(), model.params(), model.updaterState()),
        false);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkComputationGraph trained) {
    ComputationGraph model = trained.getNetwork();
    return worker(
        new NetBroadcastTuple(model.getConfiguration(), model.params(), model.updaterState()),
        true);
  }

  private MeasuringWorker worker(NetBroadcastTuple model, boolean graph) {
    network = spark.broadcast(model);
    return new MeasuringWorker(
        network,
        new WorkerConfiguration(
            graph,
            rddDataSetNumExamples,
            batchSizePerWorker,
            averagingFrequency,
            prefetchNumBatches,
            false));
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer layers,
      SparkComputationGraph graph,
      JavaRDD<ParameterAveragingTrainingResult> ofWorkers,
      int split,
      int splits) {
    shares = ofWorkers.map(WorkerShare::of).collect();
    network.destroy();
    NeuralNetwork averaged = layers == null ? graph.getNetwork() : layers.getNetwork();
    averaged.params().assign(mean(WorkerShare::parameters));
    if (averaged.updaterState() != null) {
      averaged.updaterState().assign(mean(WorkerShare::optimizerState));
    }
  }

  private INDArray mean(Function<WorkerShare, INDArray> part) {
    INDArray sum = part.apply(shares.get(0)).dup();
    shares.stream().skip(1).forEach(worker -> sum.addi(part.apply(worker)));
    return sum.divi(shares.size());
  }
}
