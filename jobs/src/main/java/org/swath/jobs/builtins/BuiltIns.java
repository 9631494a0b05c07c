package org.swath.jobs.builtins;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.Datasets;
import org.swath.core.data.DigitsSource;
import org.swath.core.data.DownloadListener;
import org.swath.core.data.MnistSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Optimizers;
import org.swath.core.workload.Workload;
import org.swath.core.workload.encoder.ImplicitEmEncoder;

/**
 * What this build of Swath can train, on what, and how: the one list of workloads, datasets and
 * optimizers, the same on the driver and on executors.
 *
 * @param workloads with different names
 * @param datasets with different names
 * @param optimizers with different names
 */
public record BuiltIns(
    List<Workload> workloads, Datasets datasets, List<Optimizer.Rule> optimizers) {

  private static final List<Parameter> TRAINING =
      List.of(
          Parameter.integer("epochs", 1, 1, "Number of passes over the training data").required(),
          Parameter.integer("batch-size", 2, 128, "Examples in a batch; the last may hold fewer"),
          Parameter.number(
                  "learning-rate", Domain.NumberRange.positive(), 1, "Step size of the optimizer")
              .required()
              .asFusible());

  public BuiltIns {
    workloads = List.copyOf(workloads);
    optimizers = List.copyOf(optimizers);
  }

  /**
   * Everything Swath comes with.
   *
   * @param userCache where downloaded data is kept on this machine
   * @param hadoop how to reach the file systems that locations of data name
   * @param downloads told how downloads go
   */
  public static BuiltIns standard(
      Path userCache, Configuration hadoop, DownloadListener downloads) {
    return new BuiltIns(
        List.of(new ImplicitEmEncoder()),
        new Datasets(
            List.of(MnistSource.official(userCache, hadoop, downloads), new DigitsSource())),
        Optimizers.standard());
  }

  /** All names a spec may use. */
  public Catalogue catalogue() {
    return new Catalogue(
        workloads.stream().map(Workload::component).toList(),
        datasets.components(),
        optimizers.stream().map(Optimizer.Rule::component).toList(),
        TRAINING);
  }

  /** The workload of a name that a spec was checked against. */
  public Workload workload(String name) {
    return workloads.stream()
        .filter(workload -> workload.component().component().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no workload " + name));
  }
}
