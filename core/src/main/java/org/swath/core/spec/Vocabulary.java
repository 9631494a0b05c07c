package org.swath.core.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

/** The names one spec may use, given its workload. */
final class Vocabulary {

  static final String LEARNING_RATE = "learning-rate";
  static final String CONVERGENCE_EPOCH = "convergence-epoch";

  private static final List<String> CRITERION_METRICS = List.of("loss", "seconds");
  private static final List<String> REPORT_METRICS =
      List.of("final-loss", CONVERGENCE_EPOCH, "train-seconds");

  private final Catalogue catalogue;
  private final List<WorkloadComponent> workloads;

  /**
   * @param workload the workload of the spec; when it could not be read, any workload's names are
   *     let pass, so that one misspelling is reported once
   */
  Vocabulary(Catalogue catalogue, Optional<WorkloadComponent> workload) {
    this(catalogue, workload, List.of());
  }

  /**
   * @param layerKeys what may name parameters of layers, to be let pass likewise
   */
  Vocabulary(
      Catalogue catalogue, Optional<WorkloadComponent> workload, Collection<String> layerKeys) {
    this.catalogue = catalogue;
    this.workloads =
        workload
            .map(List::of)
            .orElseGet(
                () -> catalogue.workloads().stream().map(w -> w.withLayers(layerKeys)).toList());
  }

  /** The ingredients of training that are chosen, by name: the optimizer, then the others. */
  Map<String, TrainingPart> trainingParts() {
    Map<String, TrainingPart> byName = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(TrainingPart.optimizer(catalogue.optimizers(), learningRate())),
            catalogue.parts().stream().map(TrainingPart::of))
        .forEach(part -> byName.put(part.name(), part));
    return byName;
  }

  Map<String, Parameter> training() {
    return byName(catalogue.training().stream());
  }

  Map<String, Parameter> workload() {
    return byName(workloads.stream().flatMap(w -> w.component().parameters().stream()));
  }

  Optional<Parameter> learningRate() {
    return Optional.ofNullable(training().get(LEARNING_RATE));
  }

  /**
   * The metrics whose curve a criterion can judge.
   *
   * @param monitored those of the spec's monitors
   */
  List<String> criterionMetrics(Collection<String> monitored) {
    return Stream.of(
            CRITERION_METRICS.stream(),
            workloads.stream().flatMap(w -> catalogue.epochMetricsOf(w).stream()),
            monitored.stream())
        .flatMap(metrics -> metrics)
        .distinct()
        .toList();
  }

  /** The metrics a report has one value of for each run. */
  List<String> reportMetrics() {
    return Stream.concat(
            REPORT_METRICS.stream(),
            workloads.stream().flatMap(w -> catalogue.runMetricsOf(w).stream()))
        .distinct()
        .toList();
  }

  /** Every parameter that can be a factor. */
  List<Parameter> factors() {
    return Stream.of(training(), workload(), byName(componentParameters()))
        .flatMap(parameters -> parameters.values().stream())
        .toList();
  }

  /** The parameter that is the factor {@code name}. */
  Optional<Parameter> factor(String name) {
    return factors().stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** Where a name that is wrong in one place would be right. */
  Optional<String> rightPlaceOf(String name) {
    if (training().containsKey(name) || trainingParts().containsKey(name)) {
      return Optional.of("Write it under training, or as a list under grid.");
    }
    if (workload().containsKey(name)) {
      return Optional.of("Write it under workload, or as a list under grid.");
    }
    Optional<String> ofLayer = ofLayer(name);
    if (ofLayer.isPresent()) {
      return ofLayer;
    }
    for (TrainingPart part : trainingParts().values()) {
      Optional<String> inBlock = inBlock(name, part.components(), "as the " + part.name());
      if (inBlock.isPresent()) {
        return inBlock;
      }
    }
    Optional<String> inMonitor = inBlock(name, monitors(), "under monitors");
    if (inMonitor.isPresent()) {
      return inMonitor;
    }
    boolean ofData = catalogue.datasets().stream().anyMatch(d -> d.parameter(name).isPresent());
    return ofData
        ? Optional.of("Write it under data: every run of a sweep has the same data.")
        : Optional.empty();
  }

  /** What a name with a dot may have been meant for, where the workload knows layers. */
  private Optional<String> ofLayer(String name) {
    List<String> ofLayers =
        workloads.stream()
            .flatMap(workload -> workload.layerParameters().stream())
            .map(Parameter::name)
            .distinct()
            .toList();
    if (!name.contains(".") || ofLayers.isEmpty()) {
      return Optional.empty();
    }
    int dot = name.indexOf('.');
    String layer = name.substring(0, dot);
    return Optional.of(
        layer.matches(WorkloadComponent.LAYER)
            ? NearestName.among(name.substring(dot + 1), ofLayers)
                .map(nearest -> "Did you mean %s.%s?".formatted(layer, nearest))
                .orElse("A layer has " + String.join(", ", ofLayers) + ".")
            : "A layer's name is written in lower-case letters, digits and dashes, as in hidden-1."
                + ofLayers.get(0)
                + ".");
  }

  List<Component> monitors() {
    return catalogue.monitors().stream().map(MonitorComponent::component).toList();
  }

  /** What to do about a parameter that belongs into the block of a component. */
  private static Optional<String> inBlock(
      String parameter, List<Component> components, String where) {
    List<String> owners =
        components.stream()
            .filter(component -> component.parameter(parameter).isPresent())
            .map(Component::name)
            .toList();
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It belongs to %s: write {name: %s, %s: …} %s."
                .formatted(String.join(" and ", owners), owners.get(0), parameter, where));
  }

  private Stream<Parameter> componentParameters() {
    return trainingParts().values().stream()
        .flatMap(part -> part.components().stream())
        .flatMap(component -> component.parameters().stream());
  }

  private static Map<String, Parameter> byName(Stream<Parameter> parameters) {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    parameters.forEach(parameter -> byName.putIfAbsent(parameter.name(), parameter));
    return byName;
  }
}
