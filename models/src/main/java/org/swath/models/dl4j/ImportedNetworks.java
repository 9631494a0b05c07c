package org.swath.models.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.swath.core.parameter.Parameter;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.Network.InputLayout;
import org.swath.models.Task;

/** Networks that Deeplearning4j has imported from the file of another library. */
public final class ImportedNetworks {

  private ImportedNetworks() {}

  /** What a spec may say of their layers. */
  public static List<Parameter> layerParameters() {
    return LayerSettings.PARAMETERS;
  }

  /** What Deeplearning4j says of a mistake, fit for a sentence. */
  public static String inWords(Throwable failure) {
    return Messages.firstLine(failure);
  }

  /**
   * A network of layers in a row, whose last one gets the loss of a task.
   *
   * @param configuration changed by what follows
   * @param inputs what goes into it
   * @param weights to begin with, in Deeplearning4j's order; empty when they are drawn
   * @throws ModelException when the last layer cannot have a loss
   */
  public static Architecture of(
      String location,
      MultiLayerConfiguration configuration,
      InputType inputs,
      Optional<float[]> weights,
      Task task) {
    List<NeuralNetConfiguration> parts = configuration.getConfs();
    parts.forEach(part -> dropIdleDropout(part.getLayer()));
    NeuralNetConfiguration last = parts.get(parts.size() - 1);
    last.setLayer(LossAtEnd.of(location, last.getLayer(), task));
    return new LayeredArchitecture(location, configuration, new Origin(layout(inputs), weights));
  }

  /**
   * A network of layers in a graph, whose output gets the loss of a task.
   *
   * @see #of(String, MultiLayerConfiguration, InputType, Optional, Task)
   */
  public static Architecture of(
      String location,
      ComputationGraphConfiguration configuration,
      InputType inputs,
      Optional<float[]> weights,
      Task task) {
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        dropIdleDropout(layer.getLayerConf().getLayer());
      }
    }
    for (String output : configuration.getNetworkOutputs()) {
      if (configuration.getVertices().get(output) instanceof LayerVertex vertex) {
        NeuralNetConfiguration last = vertex.getLayerConf();
        last.setLayer(LossAtEnd.of(location, last.getLayer(), task));
      }
    }
    return new GraphArchitecture(location, configuration, new Origin(layout(inputs), weights));
  }

  /**
   * Import gives every layer a dropout that retains all. It costs a mask at each step, and fails
   * where images have their channels last.
   */
  private static void dropIdleDropout(Layer layer) {
    for (Layer part : List.of(layer, new NamedLayer("", layer).inside())) {
      if (part.getIDropout() instanceof Dropout dropout
          && dropout.getP() == 1
          && dropout.getPSchedule() == null) {
        part.setIDropout(null);
      }
    }
  }

  private static Optional<InputLayout> layout(InputType inputs) {
    if (inputs instanceof InputType.InputTypeConvolutional images) {
      return Optional.of(
          images.getFormat() == CNN2DFormat.NHWC
              ? InputLayout.IMAGES_CHANNELS_LAST
              : InputLayout.IMAGES_CHANNELS_FIRST);
    }
    if (inputs instanceof InputType.InputTypeRecurrent rows) {
      return Optional.of(
          rows.getFormat() == RNNFormat.NWC
              ? InputLayout.ROWS_TIME_FIRST
              : InputLayout.ROWS_TIME_LAST);
    }
    return Optional.of(InputLayout.FLAT);
  }
}
