package org.swath.parallel;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Deeplearning4j's worker, which says too what losses and gradients it has seen. Made anew for
 * every task; used by one thread.
 */
final class MeasuringWorker extends ParameterAveragingTrainingWorker {

  private static final long serialVersionUID = 1L;

  private final Broadcast<NetBroadcastTuple> network;
  private double lossSum;
  private double normSum;

  MeasuringWorker(Broadcast<NetBroadcastTuple> network, WorkerConfiguration configuration) {
    super(network, true, configuration, null, null, null);
    this.network = network;
  }

  @Override
  public MultiLayerNetwork getInitialModel() {
    MultiLayerNetwork copy = super.getInitialModel();
    copy.setListeners(List.of(new Norms()));
    return copy;
  }

  @Override
  public ComputationGraph getInitialModelGraph() {
    ComputationGraph copy = super.getInitialModelGraph();
    copy.setListeners(List.of(new Norms()));
    // Lost where the library clones the configuration, and Adam would correct as in its first step.
    copy.getConfiguration()
        .setIterationCount(network.getValue().getGraphConfiguration().getIterationCount());
    return copy;
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      DataSet batch, MultiLayerNetwork copy, boolean last) {
    return measured(super.processMinibatch(batch, copy, last), copy);
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      MultiDataSet batch, ComputationGraph copy, boolean last) {
    return measured(super.processMinibatch(batch, copy, last), copy);
  }

  /**
   * Counts a batch.
   *
   * @param result null before the last one
   */
  private ParameterAveragingTrainingResult measured(
      ParameterAveragingTrainingResult result, Model copy) {
    lossSum += copy.score();
    return result == null ? null : new MeasuredResult(result, lossSum, normSum);
  }

  /** Measures the gradient as it is before anything is done with it: a sum over the batch. */
  private final class Norms extends BaseTrainingListener {

    @Override
    public void onGradientCalculation(Model model) {
      normSum += model.getGradientsViewArray().norm2Number().doubleValue() / model.batchSize();
    }
  }
}
