package org.swath.models.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.swath.core.device.HostCopy;
import org.swath.models.Network;

/**
 * What the two kinds of Deeplearning4j's networks have in common: between their gradient, a sum
 * over the batch, and that of the loss lies what their updaters would do first, dividing by the
 * number of examples and adding the slopes of l1 and l2.
 */
public abstract class Dl4jNetwork implements Network {

  /** Parameters of one kind of one layer, and what its layer says of them. */
  private record Block(
      INDArray parameters, INDArray gradient, boolean isMean, List<Regularization> penalties) {}

  private final INDArray parameters;
  private final INDArray gradient;
  private final InputLayout layout;
  private final List<ParameterGroup> groups = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  /**
   * @param parameters all of them
   * @param gradient laid out like them
   * @param parts layers and vertices in the order of their parameters
   */
  Dl4jNetwork(
      INDArray parameters, INDArray gradient, List<? extends Trainable> parts, InputLayout layout) {
    this.parameters = parameters;
    this.gradient = gradient;
    this.layout = layout;
    INDArray allParameters = parameters.reshape(parameters.length());
    INDArray allGradients = gradient.reshape(gradient.length());
    long from = 0;
    int layer = 0;
    for (Trainable part : parts) {
      if (part.numParams() == 0) {
        continue;
      }
      for (Map.Entry<String, INDArray> entry : part.paramTable(false).entrySet()) {
        long to = from + entry.getValue().length();
        Role role = role(part, entry.getKey());
        groups.add(new ParameterGroup(layer, Math.toIntExact(to - from), role));
        List<Regularization> penalties = part.getConfig().getRegularizationByParam(entry.getKey());
        blocks.add(
            new Block(
                allParameters.get(NDArrayIndex.interval(from, to)),
                allGradients.get(NDArrayIndex.interval(from, to)),
                role != Role.STATISTIC,
                role != Role.TRAINED || penalties == null ? List.of() : penalties));
        from = to;
      }
      layer++;
    }
  }

  private static Role role(Trainable part, String parameter) {
    boolean frozen =
        part.getConfig() instanceof FrozenLayer
            || part.getConfig() instanceof FrozenLayerWithBackprop;
    if (frozen || part.getConfig().isPretrainParam(parameter)) {
      return Role.FIXED;
    }
    return part.updaterDivideByMinibatch(parameter) ? Role.TRAINED : Role.STATISTIC;
  }

  /** The library's network: a {@code MultiLayerNetwork} or a {@code ComputationGraph}. */
  public abstract NeuralNetwork library();

  /** What the library knows of its layers. */
  abstract Stream<Layer> layers();

  /**
   * Has the library update the parameters by a rule of its own, where it trains the network itself;
   * to be told before it has ever done so.
   */
  public final void trainWith(IUpdater rule) {
    layers().forEach(layer -> trainWith(rule, layer));
  }

  private static void trainWith(IUpdater rule, Layer layer) {
    if (layer instanceof Bidirectional both) {
      trainWith(rule, both.getFwd());
      trainWith(rule, both.getBwd());
    } else if (new NamedLayer("", layer).inside() instanceof BaseLayer updated) {
      updated.setIUpdater(rule.clone());
      updated.setBiasUpdater(null);
    }
  }

  /**
   * Has the network compute the sum of gradients over a batch.
   *
   * @return the mean loss, penalties included
   */
  abstract double sumOfGradients(INDArray inputs, INDArray targets);

  /** The loss of each example, [examples × 1], without penalties. */
  abstract INDArray losses(INDArray inputs, INDArray targets);

  @Override
  public final DataType precision() {
    return parameters.dataType();
  }

  @Override
  public final INDArray parameters() {
    return parameters;
  }

  @Override
  public final INDArray gradient() {
    return gradient;
  }

  @Override
  public final List<ParameterGroup> groups() {
    return List.copyOf(groups);
  }

  @Override
  public final InputLayout inputLayout() {
    return layout;
  }

  @Override
  public final double lossAndGradient(INDArray inputs, INDArray targets) {
    double loss = sumOfGradients(inputs, targets);
    long examples = inputs.size(0);
    for (Block block : blocks) {
      if (block.isMean()) {
        block.gradient().divi(examples);
      }
      for (Regularization penalty : block.penalties()) {
        // Neither depends on the rate, nor on time.
        penalty.apply(block.parameters(), block.gradient(), 1, 0, 0);
      }
    }
    return loss;
  }

  @Override
  public final double loss(INDArray inputs, INDArray targets) {
    try (INDArray losses = losses(inputs, targets)) {
      double sum = 0;
      double[] values = new HostCopy(losses).read();
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
  }

  @Override
  public void close() {
    // Workspaces belong to the thread, which trains one network after the other, or ends.
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
