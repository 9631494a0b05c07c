package org.swath.core.parameter;

import java.util.List;

/**
 * Everything a spec may name: what this build of Swath can train, on what, and how.
 *
 * @param workloads the models
 * @param datasets the data they are trained on
 * @param optimizers the update rules. Each lane of a cohort has its own, so runs of different
 *     optimizers and of different parameters of an optimizer may always sit side by side
 * @param parts the other ingredients of training that are chosen by name, with different names
 * @param training parameters of the training loop itself, the same for every workload
 */
public record Catalogue(
    List<WorkloadComponent> workloads,
    List<Component> datasets,
    List<Component> optimizers,
    List<Part> parts,
    List<Parameter> training) {

  public Catalogue {
    workloads = List.copyOf(workloads);
    datasets = List.copyOf(datasets);
    optimizers = List.copyOf(optimizers);
    parts = List.copyOf(parts);
    training = List.copyOf(training);
  }

  /** A catalogue without other parts than the optimizer. */
  public Catalogue(
      List<WorkloadComponent> workloads,
      List<Component> datasets,
      List<Component> optimizers,
      List<Parameter> training) {
    this(workloads, datasets, optimizers, List.of(), training);
  }
}
