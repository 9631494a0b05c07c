package org.swath.models.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.swath.core.data.ExampleShape;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.Network;
import org.swath.models.Task;

/** A network whose layers follow one after the other. */
final class LayeredArchitecture implements Architecture {

  private final String location;
  private final MultiLayerConfiguration configuration;
  private final List<NamedLayer> layers;
  private final Origin origin;
  private Set<String> set = Set.of();

  LayeredArchitecture(String location, MultiLayerConfiguration configuration) {
    this(location, configuration, Origin.CONFIGURATION);
  }

  LayeredArchitecture(String location, MultiLayerConfiguration configuration, Origin origin) {
    this.location = location;
    this.configuration = configuration;
    this.origin = origin;
    List<NeuralNetConfiguration> parts = configuration.getConfs();
    if (parts == null || parts.isEmpty()) {
      throw new ModelException(
          "%s must have a layer, but confs is empty. Add the layers of the network"
              .formatted(location));
    }
    List<Layer> found = parts.stream().map(NeuralNetConfiguration::getLayer).toList();
    this.layers = NamedLayer.of(found, found.stream().map(Layer::getLayerName).toList());
  }

  @Override
  public void set(Map<String, Object> settings) {
    origin.requireNoOtherWidths(location, settings.keySet());
    new LayerSettings(location, layers).set(settings);
    set = settings.keySet();
  }

  @Override
  public void requireTrainable(Task task) {
    LayerChecks checks = new LayerChecks(location);
    checks.requireTrainable(configuration.getDataType(), configuration.getBackpropType());
    layers.forEach(checks::requireTrainable);
    checks.requireLoss(layers.get(layers.size() - 1), task);
  }

  @Override
  public void fit(ExampleShape shape, Task task) {
    SizeFit sizes = new SizeFit(location);
    InputType given = SizeFit.inputs(layout(), shape);
    for (int i = 0; i < layers.size(); i++) {
      NamedLayer layer = layers.get(i);
      SizeFit.Fitted fitted = sizes.fit(layer, processor(i), given);
      Map<Integer, InputPreProcessor> processors = configuration.getInputPreProcessors();
      int index = i;
      fitted.processor().ifPresent(processor -> processors.put(index, processor));
      given = sizes.outputs(layer, i, fitted.inputs());
      if (set.contains(layer.name() + "." + LayerSettings.OUTPUTS)) {
        sizes.widthChanged();
      }
    }
    sizes.requireOutputs(layers.get(layers.size() - 1), given, shape, task);
  }

  @Override
  public Network open(int seed) {
    configuration
        .getConfs()
        .forEach(
            part -> {
              part.setSeed(seed);
              part.setMiniBatch(true);
            });
    return origin.withWeights(LayeredNetwork.of(configuration, layout()));
  }

  private Network.InputLayout layout() {
    return origin.layout().orElseGet(() -> SizeFit.layout(layers.get(0).inside(), processor(0)));
  }

  private Optional<InputPreProcessor> processor(int layer) {
    return Optional.ofNullable(configuration.getInputPreProcess(layer));
  }
}
