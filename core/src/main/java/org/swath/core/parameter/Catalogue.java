package org.swath.core.parameter;

import java.util.List;

/**
 * Everything a spec may name: what this build of Swath can train, on what, and how.
 *
 * @param workloads the models
 * @param datasets the data they are trained on
 * @param optimizers the update rules
 * @param training parameters of the training loop itself, the same for every workload
 */
public record Catalogue(
    List<WorkloadComponent> workloads,
    List<Component> datasets,
    List<Component> optimizers,
    List<Parameter> training) {

  public Catalogue {
    workloads = List.copyOf(workloads);
    datasets = List.copyOf(datasets);
    optimizers = List.copyOf(optimizers);
    training = List.copyOf(training);
  }
}
