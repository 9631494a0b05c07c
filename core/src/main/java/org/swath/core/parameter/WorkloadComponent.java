package org.swath.core.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A workload as a spec sees it: its parameters, the metrics it reports, and how its runs share a
 * cohort.
 *
 * @param component name, version and parameters
 * @param epochMetrics names of the metrics it reports every epoch beside {@code loss} and {@code
 *     seconds}, dashed, in column order
 * @param runMetrics names of the metrics it reports once, of the trained model, dashed, in column
 *     order
 * @param lanes how far its runs gain from being trained together
 * @param reduction how the loss of a batch is made of its examples
 * @param validates whether its models have a loss on examples that are held out
 * @param layerParameters what a spec may say of single layers of a model that Swath does not know
 *     beforehand, by {@code <layer>.<name>}; a layer has only those that are given for it. Empty
 *     for workloads whose model is their own
 */
public record WorkloadComponent(
    Component component,
    List<String> epochMetrics,
    List<String> runMetrics,
    LaneSharing lanes,
    LossReduction reduction,
    boolean validates,
    List<Parameter> layerParameters) {

  /** How a spec may call a layer, as a regular expression. */
  public static final String LAYER = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  public WorkloadComponent {
    epochMetrics = List.copyOf(epochMetrics);
    runMetrics = List.copyOf(runMetrics);
    Objects.requireNonNull(lanes, "lanes");
    Objects.requireNonNull(reduction, "reduction");
    layerParameters = List.copyOf(layerParameters);
  }

  /** A workload whose model is its own. */
  public WorkloadComponent(
      Component component,
      List<String> epochMetrics,
      List<String> runMetrics,
      LaneSharing lanes,
      LossReduction reduction,
      boolean validates) {
    this(component, epochMetrics, runMetrics, lanes, reduction, validates, List.of());
  }

  /** A workload whose loss is of the batch as a whole, and that holds nothing out. */
  public WorkloadComponent(
      Component component, List<String> epochMetrics, List<String> runMetrics, LaneSharing lanes) {
    this(component, epochMetrics, runMetrics, lanes, LossReduction.WHOLE_BATCH, false);
  }

  /** The parameter of a layer that a key of a spec names; empty when it names none. */
  public Optional<Parameter> ofLayer(String key) {
    int dot = key.indexOf('.');
    if (!key.matches(LAYER + "\\..+")) {
      return Optional.empty();
    }
    return layerParameters.stream()
        .filter(parameter -> parameter.name().equals(key.substring(dot + 1)))
        .findFirst()
        .map(parameter -> parameter.ofLayer(key.substring(0, dot)));
  }

  /** The same workload with those parameters of layers among its own that {@code keys} name. */
  public WorkloadComponent withLayers(Collection<String> keys) {
    List<Parameter> parameters = new ArrayList<>(component.parameters());
    keys.stream().distinct().flatMap(key -> ofLayer(key).stream()).forEach(parameters::add);
    return new WorkloadComponent(
        new Component(component.name(), component.version(), component.description(), parameters),
        epochMetrics,
        runMetrics,
        lanes,
        reduction,
        validates,
        layerParameters);
  }
}
