package org.swath.models.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.swath.core.data.ExampleShape;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.Network;
import org.swath.models.Task;

/** A network whose layers form a graph, with one input and one output. */
final class GraphArchitecture implements Architecture {

  private final String location;
  private final ComputationGraphConfiguration configuration;
  private final List<String> order;
  private final Map<String, NamedLayer> layers = new LinkedHashMap<>();
  private final Origin origin;
  private Set<String> set = Set.of();

  GraphArchitecture(String location, ComputationGraphConfiguration configuration) {
    this(location, configuration, Origin.CONFIGURATION);
  }

  GraphArchitecture(String location, ComputationGraphConfiguration configuration, Origin origin) {
    this.location = location;
    this.configuration = configuration;
    this.origin = origin;
    requireOne("input", configuration.getNetworkInputs());
    requireOne("output", configuration.getNetworkOutputs());
    this.order = inOrder();
    List<String> names =
        order.stream().filter(name -> vertex(name) instanceof LayerVertex).toList();
    List<Layer> found =
        names.stream().map(name -> layerOf(name).getLayerConf().getLayer()).toList();
    List<NamedLayer> named = NamedLayer.of(found, names);
    for (int i = 0; i < names.size(); i++) {
      layers.put(names.get(i), named.get(i));
    }
    if (!layers.containsKey(output())) {
      throw new ModelException(
          "%s must end with a layer that has a loss, but its output %s is none. Change the file"
              .formatted(location, output()));
    }
  }

  private void requireOne(String what, List<String> names) {
    if (names == null || names.size() != 1) {
      throw new ModelException(
          "%s must have one %s, but got %s. Change the file".formatted(location, what, names));
    }
  }

  /** The vertices, each after all that it takes from. */
  private List<String> inOrder() {
    List<String> known = new ArrayList<>(configuration.getNetworkInputs());
    List<String> ordered = new ArrayList<>();
    boolean found = true;
    while (found) {
      found = false;
      for (String name : configuration.getVertices().keySet()) {
        if (!known.contains(name) && known.containsAll(inputsOf(name))) {
          known.add(name);
          ordered.add(name);
          found = true;
        }
      }
    }
    if (ordered.size() != configuration.getVertices().size()) {
      throw new ModelException(
          "Every vertex of %s must take from others that lead there from the input, but some do not. Change the file"
              .formatted(location));
    }
    return ordered;
  }

  private List<String> inputsOf(String vertex) {
    return configuration.getVertexInputs().getOrDefault(vertex, List.of());
  }

  private GraphVertex vertex(String name) {
    return configuration.getVertices().get(name);
  }

  private LayerVertex layerOf(String name) {
    return (LayerVertex) vertex(name);
  }

  private String output() {
    return configuration.getNetworkOutputs().get(0);
  }

  @Override
  public void set(Map<String, Object> settings) {
    origin.requireNoOtherWidths(location, settings.keySet());
    new LayerSettings(location, List.copyOf(layers.values())).set(settings);
    set = settings.keySet();
  }

  @Override
  public void requireTrainable(Task task) {
    LayerChecks checks = new LayerChecks(location);
    checks.requireTrainable(configuration.getDataType(), configuration.getBackpropType());
    layers.values().forEach(checks::requireTrainable);
    checks.requireLoss(layers.get(output()), task);
  }

  @Override
  public void fit(ExampleShape shape, Task task) {
    SizeFit sizes = new SizeFit(location);
    Map<String, InputType> given = new HashMap<>();
    given.put(configuration.getNetworkInputs().get(0), SizeFit.inputs(layout(), shape));
    int index = 0;
    for (String name : order) {
      List<InputType> inputs = inputsOf(name).stream().map(given::get).toList();
      given.put(
          name,
          layers.containsKey(name)
              ? throughLayer(sizes, name, index++, inputs.get(0))
              : throughVertex(name, index, inputs));
    }
    sizes.requireOutputs(layers.get(output()), given.get(output()), shape, task);
  }

  private InputType throughLayer(SizeFit sizes, String name, int index, InputType given) {
    NamedLayer layer = layers.get(name);
    LayerVertex vertex = layerOf(name);
    SizeFit.Fitted fitted = sizes.fit(layer, processor(name), given);
    vertex.setPreProcessor(fitted.processor().orElse(null));
    InputType outputs = sizes.outputs(layer, index, fitted.inputs());
    if (set.contains(layer.name() + "." + LayerSettings.OUTPUTS)) {
      sizes.widthChanged();
    }
    return outputs;
  }

  private InputType throughVertex(String name, int index, List<InputType> inputs) {
    try {
      return vertex(name).getOutputType(index, inputs.toArray(InputType[]::new));
    } catch (RuntimeException e) {
      throw new ModelException(
          "Vertex %s of %s must take what comes to it, but does not take %s: %s. Change the file, or the widths of layers together"
              .formatted(name, location, inputs, Messages.firstLine(e)),
          e);
    }
  }

  @Override
  public Network open(int seed) {
    List<NeuralNetConfiguration> parts = new ArrayList<>();
    layers.keySet().forEach(name -> parts.add(layerOf(name).getLayerConf()));
    parts.add(configuration.getDefaultConfiguration());
    parts.forEach(
        part -> {
          part.setSeed(seed);
          part.setMiniBatch(true);
        });
    return origin.withWeights(GraphNetwork.of(configuration, layout()));
  }

  private Network.InputLayout layout() {
    String input = configuration.getNetworkInputs().get(0);
    return origin.layout().orElseGet(() -> layoutOfFirstLayer(input));
  }

  private Network.InputLayout layoutOfFirstLayer(String input) {
    return layers.entrySet().stream()
        .filter(layer -> inputsOf(layer.getKey()).contains(input))
        .findFirst()
        .map(layer -> SizeFit.layout(layer.getValue().inside(), processor(layer.getKey())))
        .orElse(Network.InputLayout.FLAT);
  }

  private Optional<InputPreProcessor> processor(String layer) {
    return Optional.ofNullable(layerOf(layer).getPreProcessor());
  }
}
