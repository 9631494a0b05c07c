package org.swath.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.ComponentLevels;
import org.swath.core.spec.Configuration;
import org.swath.core.spec.SweepSpec;

/**
 * Turns a spec into a plan: pure, so that the same spec, catalogue and data give the same plan.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SweepPlanner {

  /** The metric every workload has: what it minimises. */
  private static final String LOSS = "loss";

  private final Catalogue catalogue;

  public SweepPlanner(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Plans a spec that names no files. */
  public SweepPlan plan(SweepSpec spec, String dataFingerprint) {
    return plan(spec, dataFingerprint, Map.of());
  }

  /**
   * Plans every run of {@code spec}: the factors in the order of its grid, the first slowest, the
   * seed fastest.
   *
   * @param spec read with the same catalogue
   * @param dataFingerprint digest of the content of the spec's data
   * @param fileDigests by the location that the spec gives, a digest of the content of every file
   *     that it names. It stands for the location in the parameters of runs: what a run is does not
   *     depend on where a file lies, but on what is in it
   * @throws IllegalArgumentException when the spec names what the catalogue does not have, leaves a
   *     parameter open, or two runs come to the same
   */
  public SweepPlan plan(SweepSpec spec, String dataFingerprint, Map<String, String> fileDigests) {
    WorkloadComponent workload = workload(spec.workload().name());
    Component dataset = named(catalogue.datasets(), spec.data().name());
    requireComplete(dataset.name(), dataset.parameters(), spec.data().parameters());
    WorkloadIdentity workloadIdentity =
        new WorkloadIdentity(workload.component().name(), workload.component().version());
    DatasetIdentity data =
        new DatasetIdentity(
            dataset.name(), dataset.version(), spec.data().parameters(), dataFingerprint);
    DatasetIdentity wherever = withoutLocations(data, dataset);
    List<Configuration> configurations = spec.configurations();
    List<RunSpec> runs = new ArrayList<>();
    for (Configuration written : configurations) {
      requireComplete(written.parameters(), workload);
      Configuration configuration = withDigests(written, workload.component(), fileDigests);
      Identity identity =
          new Identity(workloadIdentity, wherever, componentVersions(configuration.parameters()));
      for (long seed : spec.seeds()) {
        runs.add(run(identity, configuration, seed));
      }
    }
    List<Factor> factors = factors(spec.factorNames(), configurations);
    List<String> runMetrics = catalogue.runMetricsOf(workload);
    List<String> epochMetrics = new ArrayList<>(List.of(LOSS));
    epochMetrics.addAll(catalogue.epochMetricsOf(workload));
    epochMetrics.addAll(catalogue.epochMetricsOf(spec.monitors()));
    return new SweepPlan(
        spec.name(),
        workloadIdentity,
        data,
        factors,
        spec.seeds(),
        epochMetrics,
        runMetrics,
        spec.monitors(),
        runs,
        SpecDigest.of(spec),
        SweepPlan.digest(factors, epochMetrics, runMetrics, runs));
  }

  /** The same data wherever it lies: a run is the same when files are moved or renamed. */
  private static DatasetIdentity withoutLocations(DatasetIdentity data, Component dataset) {
    SortedMap<String, Object> values = new TreeMap<>(data.parameters().values());
    dataset.parameters().stream()
        .filter(parameter -> parameter.domain() instanceof Domain.DataLocation)
        .forEach(parameter -> values.remove(parameter.name()));
    return new DatasetIdentity(
        data.name(), data.version(), new ParameterValues(values), data.fingerprint());
  }

  private static RunSpec run(Identity identity, Configuration configuration, long seed) {
    return new RunSpec(
        identity.runId(configuration.parameters(), seed),
        identity.configurationId(configuration.parameters()),
        configuration.levels(),
        seed,
        configuration.parameters());
  }

  /** The same configuration with what is in its files in the place of where they lie. */
  private static Configuration withDigests(
      Configuration configuration, Component workload, Map<String, String> fileDigests) {
    RunParameters run = configuration.parameters();
    ParameterValues values = run.workload();
    for (String name : fileParameters(workload)) {
      String digest = fileDigests.get(values.text(name));
      if (digest == null) {
        throw new IllegalArgumentException(
            "Every file that a spec names must have a digest, but " + name + " has none");
      }
      values = values.with(name, digest);
    }
    return new Configuration(
        configuration.levels(),
        new RunParameters(
            values, run.training(), run.optimizer(), run.optimizerParameters(), run.parts()));
  }

  /** The parameters of a workload that name files. */
  public static List<String> fileParameters(Component workload) {
    return workload.parameters().stream()
        .filter(parameter -> parameter.domain() instanceof Domain.FileLocation)
        .map(Parameter::name)
        .toList();
  }

  private static List<Factor> factors(List<String> names, List<Configuration> configurations) {
    return names.stream()
        .map(
            name ->
                Factor.of(
                    name,
                    configurations.stream()
                        .flatMap(c -> Optional.ofNullable(c.levels().values().get(name)).stream())
                        .distinct()
                        .toList()))
        .toList();
  }

  /** The versions of what a run has chosen, by the part it is chosen for. */
  private Map<String, Integer> componentVersions(RunParameters parameters) {
    Map<String, Integer> versions = new HashMap<>();
    versions.put(
        ComponentLevels.OPTIMIZER,
        complete(
                catalogue.optimizers(),
                new ComponentChoice(parameters.optimizer(), parameters.optimizerParameters()))
            .version());
    parameters
        .parts()
        .forEach(
            (name, choice) -> versions.put(name, complete(notStandard(name), choice).version()));
    return versions;
  }

  /** What a run may have instead of a part's standard component, which it never names. */
  private List<Component> notStandard(String partName) {
    return catalogue.parts().stream()
        .filter(part -> part.name().equals(partName))
        .findFirst()
        .map(part -> part.components().subList(1, part.components().size()))
        .orElseThrow(() -> unknown(partName));
  }

  private void requireComplete(RunParameters parameters, WorkloadComponent declared) {
    Component workload = declared.withLayers(parameters.workload().values().keySet()).component();
    requireComplete(workload.name(), workload.parameters(), parameters.workload());
    requireComplete("training", catalogue.training(), parameters.training());
  }

  /** The component that is chosen, once its values are known to be all there. */
  private static Component complete(List<Component> components, ComponentChoice choice) {
    Component component = named(components, choice.name());
    requireComplete(component.name(), component.parameters(), choice.parameters());
    return component;
  }

  private static void requireComplete(
      String owner, List<Parameter> parameters, ParameterValues values) {
    Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    if (!names.equals(values.values().keySet())) {
      throw new IllegalArgumentException(
          "Parameters of %s must be exactly %s, but got %s"
              .formatted(owner, names, values.values().keySet()));
    }
    for (Parameter parameter : parameters) {
      parameter
          .domain()
          .problemWith(values.values().get(parameter.name()))
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(parameter.name() + " " + problem);
              });
    }
  }

  private WorkloadComponent workload(String name) {
    Map<String, WorkloadComponent> byName =
        catalogue.workloads().stream()
            .collect(Collectors.toMap(w -> w.component().name(), Function.identity()));
    named(byName.values().stream().map(WorkloadComponent::component).toList(), name);
    return byName.get(name);
  }

  private static Component named(List<Component> components, String name) {
    return components.stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("The catalogue must have " + name + ", but it does not");
  }
}
