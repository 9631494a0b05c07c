package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

/** Reads what decides a sweep's configurations: its workload, training and grid. */
final class RunSettingsReader {

  private static final String OWN_WORKLOAD = "One of Keras or of your own needs its jar: --jars.";
  private static final String LIST_ADVICE = "To vary it, move the list to grid.";

  private final Catalogue catalogue;

  RunSettingsReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What could be read.
   *
   * @param vocabulary the names the rest of the spec may use
   * @param factors what each factor's levels may be; every possible factor while the grid is wrong
   * @param right the settings, when nothing is wrong with them
   */
  record RunSettings(
      Vocabulary vocabulary, Map<String, Domain> factors, Optional<RightSettings> right) {}

  /** Settings without a mistake. */
  record RightSettings(WorkloadChoice workload, TrainingChoice training, List<GridFactor> grid) {}

  RunSettings read(SpecMapping root) {
    int before = root.self().problems().count();
    Optional<ComponentReader.Chosen> named =
        root.require("workload", "Valid here: " + String.join(", ", workloadNames()) + ".")
            .flatMap(new ComponentReader("a workload", workloads(), OWN_WORKLOAD)::choice);
    Optional<WorkloadComponent> declared =
        named.map(chosen -> declaration(chosen).withLayers(layerKeys(root)));
    Vocabulary vocabulary = new Vocabulary(catalogue, declared, layerKeys(root));
    Optional<ComponentReader.Chosen> chosen =
        declared.map(
            workload ->
                new ComponentReader.Chosen(workload.component(), named.orElseThrow().section()));
    chosen.ifPresent(workload -> workload.allowOnlyItsParameters(vocabulary));
    GivenValues workloadValues =
        chosen.map(workload -> workload.values(LIST_ADVICE)).orElseGet(GivenValues::none);
    TrainingReader.Training training =
        root.find("training")
            .map(new TrainingReader(vocabulary)::read)
            .orElseGet(TrainingReader.Training::none);
    GridReader.Grid grid =
        root.find("grid").map(new GridReader(vocabulary)::read).orElseGet(GridReader.Grid::none);
    List<Parameter> workloadParameters =
        chosen.map(workload -> workload.component().parameters()).orElse(List.of());
    if (readable(root, "training") && readable(root, "grid")) {
      new Consistency(root, vocabulary, workloadValues, training, grid).check(workloadParameters);
    }
    boolean right = chosen.isPresent() && root.self().problems().count() == before;
    return new RunSettings(
        vocabulary,
        right ? factors(vocabulary, grid) : possibleFactors(vocabulary),
        right
            ? Optional.of(
                new RightSettings(
                    new WorkloadChoice(
                        chosen.get().component().name(),
                        workloadValues.withDefaults(notVaried(workloadParameters, grid))),
                    training(vocabulary, training, grid),
                    grid.factors()))
            : Optional.empty());
  }

  private static TrainingChoice training(
      Vocabulary vocabulary, TrainingReader.Training training, GridReader.Grid grid) {
    GivenValues values = training.values();
    SortedMap<String, ComponentChoice> components = new TreeMap<>();
    training
        .parts()
        .forEach(
            (part, single) -> {
              values.values().putAll(single.borrowed().values());
              if (!vocabulary.trainingParts().get(part).isStandard(single.choice().name())) {
                components.put(part, single.choice());
              }
            });
    return new TrainingChoice(
        values.withDefaults(notVaried(vocabulary.training().values(), grid)), components);
  }

  private static List<Parameter> notVaried(Iterable<Parameter> parameters, GridReader.Grid grid) {
    List<Parameter> fixed = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (grid.place(parameter.name()).isEmpty()) {
        fixed.add(parameter);
      }
    }
    return fixed;
  }

  private static Map<String, Domain> factors(Vocabulary vocabulary, GridReader.Grid grid) {
    Map<String, Domain> factors = new LinkedHashMap<>();
    for (String name : grid.places().keySet()) {
      if (vocabulary.trainingParts().containsKey(name)) {
        List<TrainingPartReader.Block> blocks = grid.blocksOf(name);
        factors.put(
            name,
            new Domain.Choice(
                blocks.stream().map(TrainingPartReader.Block::component).distinct().toList()));
        blocks.stream()
            .flatMap(block -> block.mentioned().keySet().stream())
            .forEach(own -> addFactor(factors, own, vocabulary));
      } else {
        addFactor(factors, name, vocabulary);
      }
    }
    return factors;
  }

  /** While the grid is wrong, anything that could be a factor may be meant to be one. */
  private static Map<String, Domain> possibleFactors(Vocabulary vocabulary) {
    Map<String, Domain> factors = new LinkedHashMap<>();
    vocabulary
        .trainingParts()
        .forEach((name, part) -> factors.put(name, new Domain.Choice(part.componentNames())));
    vocabulary.factors().forEach(parameter -> factors.put(parameter.name(), parameter.domain()));
    return factors;
  }

  private static void addFactor(Map<String, Domain> factors, String name, Vocabulary vocabulary) {
    vocabulary.factor(name).ifPresent(parameter -> factors.put(name, parameter.domain()));
  }

  /** False for a section so wrong that what it lacks says nothing. */
  private static boolean readable(SpecMapping root, String section) {
    return root.find(section).map(SpecNode::isFilledMapping).orElse(true);
  }

  private static Set<String> layerKeys(SpecMapping root) {
    Set<String> keys = new LinkedHashSet<>(LayerKeys.in(root.find("workload")));
    keys.addAll(LayerKeys.in(root.find("grid")));
    return keys;
  }

  private List<Component> workloads() {
    return catalogue.workloads().stream().map(WorkloadComponent::component).toList();
  }

  private List<String> workloadNames() {
    return workloads().stream().map(Component::name).toList();
  }

  private WorkloadComponent declaration(ComponentReader.Chosen chosen) {
    return catalogue.workloads().stream()
        .filter(workload -> workload.component().equals(chosen.component()))
        .findFirst()
        .orElseThrow();
  }
}
