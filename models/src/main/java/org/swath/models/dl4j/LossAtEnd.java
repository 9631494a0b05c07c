package org.swath.models.dl4j;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.swath.models.ModelException;
import org.swath.models.Task;

/**
 * Gives the last layer of a network the loss of a task: cross-entropy to tell classes apart, the
 * mean squared error for values.
 */
final class LossAtEnd {

  private LossAtEnd() {}

  /**
   * The same layer with a loss.
   *
   * @throws ModelException when it is neither a dense layer nor an activation
   */
  static Layer of(String location, Layer last, Task task) {
    ILossFunction loss = task == Task.CLASSIFICATION ? new LossMCXENT() : new LossMSE();
    if (last.getClass() == DenseLayer.class) {
      return of((DenseLayer) last, loss);
    }
    if (last.getClass() == ActivationLayer.class) {
      LossLayer layer = new LossLayer.Builder(loss).build();
      layer.setLayerName(last.getLayerName());
      layer.setActivationFn(((ActivationLayer) last).getActivationFn());
      return layer;
    }
    throw new ModelException(
        "%s must end with a dense layer or an activation, but its last layer %s is a %s. Change the model"
            .formatted(location, last.getLayerName(), last.getClass().getSimpleName()));
  }

  private static OutputLayer of(DenseLayer dense, ILossFunction loss) {
    OutputLayer layer = new OutputLayer.Builder(loss).build();
    layer.setLayerName(dense.getLayerName());
    layer.setIDropout(dense.getIDropout());
    layer.setConstraints(dense.getConstraints());
    layer.setActivationFn(dense.getActivationFn());
    layer.setWeightInitFn(dense.getWeightInitFn());
    layer.setBiasInit(dense.getBiasInit());
    layer.setGainInit(dense.getGainInit());
    layer.setRegularization(dense.getRegularization());
    layer.setRegularizationBias(dense.getRegularizationBias());
    layer.setIUpdater(dense.getIUpdater());
    layer.setBiasUpdater(dense.getBiasUpdater());
    layer.setWeightNoise(dense.getWeightNoise());
    layer.setGradientNormalization(dense.getGradientNormalization());
    layer.setGradientNormalizationThreshold(dense.getGradientNormalizationThreshold());
    layer.setNIn(dense.getNIn());
    layer.setNOut(dense.getNOut());
    layer.setHasBias(dense.isHasBias());
    return layer;
  }
}
