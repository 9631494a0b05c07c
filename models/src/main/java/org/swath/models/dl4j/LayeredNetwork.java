package org.swath.models.dl4j;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A network of layers in a row. */
final class LayeredNetwork extends Dl4jNetwork {

  private final MultiLayerNetwork network;

  private LayeredNetwork(MultiLayerNetwork network, InputLayout layout) {
    super(network.params(), network.getGradientsViewArray(), List.of(network.getLayers()), layout);
    this.network = network;
  }

  /** A network with the parameters that its configuration's seed draws. */
  static LayeredNetwork of(MultiLayerConfiguration configuration, InputLayout layout) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    network.initGradientsView();
    return new LayeredNetwork(network, layout);
  }

  @Override
  public NeuralNetwork library() {
    return network;
  }

  @Override
  Stream<Layer> layers() {
    return network.getLayerWiseConfigurations().getConfs().stream()
        .map(NeuralNetConfiguration::getLayer);
  }

  @Override
  double sumOfGradients(INDArray inputs, INDArray targets) {
    network.setInput(inputs);
    network.setLabels(targets);
    network.computeGradientAndScore();
    return network.score();
  }

  @Override
  INDArray losses(INDArray inputs, INDArray targets) {
    return network.scoreExamples(new DataSet(inputs, targets), false);
  }

  @Override
  public INDArray output(INDArray inputs) {
    return network.output(inputs, false);
  }

  @Override
  public void close() {
    super.close();
    network.close();
  }
}
