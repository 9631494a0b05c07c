package org.swath.models.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A network of layers in a graph, with one input and one output. */
final class GraphNetwork extends Dl4jNetwork {

  private final ComputationGraph network;

  private GraphNetwork(ComputationGraph network, InputLayout layout) {
    super(network.params(), network.getGradientsViewArray(), parts(network), layout);
    this.network = network;
  }

  /** A network with the parameters that its configuration's seed draws. */
  static GraphNetwork of(ComputationGraphConfiguration configuration, InputLayout layout) {
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    network.initGradientsView();
    return new GraphNetwork(network, layout);
  }

  private static List<GraphVertex> parts(ComputationGraph network) {
    GraphVertex[] vertices = network.getVertices();
    return IntStream.of(network.topologicalSortOrder()).mapToObj(i -> vertices[i]).toList();
  }

  @Override
  public NeuralNetwork library() {
    return network;
  }

  @Override
  Stream<Layer> layers() {
    return network.getConfiguration().getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer());
  }

  @Override
  double sumOfGradients(INDArray inputs, INDArray targets) {
    network.setInput(0, inputs);
    network.setLabel(0, targets);
    network.computeGradientAndScore();
    return network.score();
  }

  @Override
  INDArray losses(INDArray inputs, INDArray targets) {
    return network.scoreExamples(new DataSet(inputs, targets), false);
  }

  @Override
  public INDArray output(INDArray inputs) {
    return network.output(false, inputs)[0];
  }

  @Override
  public void close() {
    super.close();
    network.close();
  }
}
