package org.swath.core.parameter;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything a spec may name: what this build of Swath can train, on what, and how.
 *
 * @param workloads the models
 * @param datasets the data they are trained on
 * @param optimizers the update rules. Each lane of a cohort has its own, so runs of different
 *     optimizers and of different parameters of an optimizer may always sit side by side
 * @param parts the other ingredients of training that are chosen by name, with different names
 * @param monitors what may be measured every epoch beside, with different names
 * @param training parameters of the training loop itself, the same for every workload
 * @param standardMetrics what every run reports, whatever its workload
 */
public record Catalogue(
    List<WorkloadComponent> workloads,
    List<Component> datasets,
    List<Component> optimizers,
    List<Part> parts,
    List<MonitorComponent> monitors,
    List<Parameter> training,
    StandardMetrics standardMetrics) {

  public Catalogue {
    workloads = List.copyOf(workloads);
    datasets = List.copyOf(datasets);
    optimizers = List.copyOf(optimizers);
    parts = List.copyOf(parts);
    monitors = List.copyOf(monitors);
    training = List.copyOf(training);
  }

  /** A catalogue without parts, monitors and standard metrics. */
  public Catalogue(
      List<WorkloadComponent> workloads,
      List<Component> datasets,
      List<Component> optimizers,
      List<Parameter> training) {
    this(workloads, datasets, optimizers, List.of(), List.of(), training, StandardMetrics.none());
  }

  /** The metrics beside the loss that runs of a workload report every epoch without monitors. */
  public List<String> epochMetricsOf(WorkloadComponent workload) {
    List<String> metrics = new ArrayList<>(workload.epochMetrics());
    metrics.addAll(standardMetrics.ofEpoch());
    metrics.addAll(workload.validates() ? standardMetrics.ofValidation() : List.of());
    return metrics;
  }

  /** The metrics that runs of a workload report once. */
  public List<String> runMetricsOf(WorkloadComponent workload) {
    List<String> metrics = new ArrayList<>(workload.runMetrics());
    metrics.addAll(workload.validates() ? standardMetrics.ofBestValidation() : List.of());
    return metrics;
  }

  /**
   * The metrics that {@code chosen} monitors report, in their order.
   *
   * @throws IllegalArgumentException when one of them is not in the catalogue
   */
  public List<String> epochMetricsOf(List<ComponentChoice> chosen) {
    return chosen.stream()
        .flatMap(choice -> monitor(choice.name()).epochMetrics().stream())
        .toList();
  }

  private MonitorComponent monitor(String name) {
    return monitors.stream()
        .filter(monitor -> monitor.component().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The catalogue must have the monitor " + name + ", but it does not"));
  }
}
