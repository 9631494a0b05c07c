package org.swath.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.WorkloadComponent;
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

  /**
   * Plans every run of {@code spec}: the factors in the order of its grid, the first slowest, the
   * seed fastest.
   *
   * @param spec read with the same catalogue
   * @param dataFingerprint digest of the content of the spec's data
   * @throws IllegalArgumentException when the spec names what the catalogue does not have, leaves a
   *     parameter open, or two runs come to the same
   */
  public SweepPlan plan(SweepSpec spec, String dataFingerprint) {
    WorkloadComponent workload = workload(spec.workload().name());
    Component dataset = named(catalogue.datasets(), spec.data().name());
    requireComplete(dataset.name(), dataset.parameters(), spec.data().parameters());
    WorkloadIdentity workloadIdentity =
        new WorkloadIdentity(workload.component().name(), workload.component().version());
    DatasetIdentity data =
        new DatasetIdentity(
            dataset.name(), dataset.version(), spec.data().parameters(), dataFingerprint);
    List<Configuration> configurations = spec.configurations();
    List<RunSpec> runs = new ArrayList<>();
    for (Configuration configuration : configurations) {
      Component optimizer = named(catalogue.optimizers(), configuration.parameters().optimizer());
      requireComplete(configuration, workload.component(), optimizer);
      Identity identity = new Identity(workloadIdentity, data, optimizer.version());
      for (long seed : spec.seeds()) {
        runs.add(run(identity, configuration, seed));
      }
    }
    List<Factor> factors = factors(spec.factorNames(), configurations);
    List<String> epochMetrics = new ArrayList<>(List.of(LOSS));
    epochMetrics.addAll(workload.epochMetrics());
    return new SweepPlan(
        spec.name(),
        workloadIdentity,
        data,
        factors,
        spec.seeds(),
        epochMetrics,
        workload.runMetrics(),
        runs,
        SpecDigest.of(spec),
        SweepPlan.digest(factors, epochMetrics, workload.runMetrics(), runs));
  }

  private static RunSpec run(Identity identity, Configuration configuration, long seed) {
    return new RunSpec(
        identity.runId(configuration.parameters(), seed),
        identity.configurationId(configuration.parameters()),
        configuration.levels(),
        seed,
        configuration.parameters());
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

  private void requireComplete(
      Configuration configuration, Component workload, Component optimizer) {
    requireComplete(workload.name(), workload.parameters(), configuration.parameters().workload());
    requireComplete("training", catalogue.training(), configuration.parameters().training());
    requireComplete(
        optimizer.name(), optimizer.parameters(), configuration.parameters().optimizerParameters());
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
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The catalogue must have " + name + ", but it does not"));
  }
}
