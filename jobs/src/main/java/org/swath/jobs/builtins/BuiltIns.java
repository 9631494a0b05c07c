package org.swath.jobs.builtins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.Datasets;
import org.swath.core.data.DigitsSource;
import org.swath.core.data.DownloadListener;
import org.swath.core.data.ExamplesSource;
import org.swath.core.data.MarkovChainSource;
import org.swath.core.data.MnistSource;
import org.swath.core.data.TernaryOperationsSource;
import org.swath.core.data.TokenSequencesSource;
import org.swath.core.data.file.FileSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.spec.CatalogueCheck;
import org.swath.core.train.Toolkit;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Optimizers;
import org.swath.core.workload.Workload;
import org.swath.core.workload.autoencoder.SparseAutoencoder;
import org.swath.core.workload.cayley.CayleySsm;
import org.swath.core.workload.classifier.ImageClassifier;
import org.swath.core.workload.encoder.ImplicitEmEncoder;
import org.swath.core.workload.quadratic.Quadratic;
import org.swath.core.workload.ternary.TernaryDualVae;
import org.swath.core.workload.twistor.TwistorHope;

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

  public BuiltIns {
    workloads = List.copyOf(workloads);
    optimizers = List.copyOf(optimizers);
  }

  /**
   * Everything Swath comes with, and the workloads of the user's own that {@linkplain
   * org.swath.core.workload.WorkloadProvider providers} bring: those that this thread's context
   * class loader sees, where Spark puts jars that it was given.
   *
   * @param userCache where downloaded data is kept on this machine
   * @param hadoop how to reach the file systems that locations of data name
   * @param downloads told how downloads go
   * @throws WorkloadProviderException when a user's workloads cannot be had
   */
  public static BuiltIns standard(
      Path userCache, Configuration hadoop, DownloadListener downloads) {
    List<Workload> workloads =
        List.of(
            new ImplicitEmEncoder(),
            new Quadratic(),
            new SparseAutoencoder(),
            ImageClassifier.softmaxRegression(),
            ImageClassifier.multilayerPerceptron(),
            new TernaryDualVae(),
            new TwistorHope(),
            new CayleySsm());
    return new BuiltIns(workloads, datasets(userCache, hadoop, downloads), Optimizers.standard())
        .withWorkloadsOf(Thread.currentThread().getContextClassLoader());
  }

  private static Datasets datasets(
      Path userCache, Configuration hadoop, DownloadListener downloads) {
    List<DatasetSource> sources =
        new ArrayList<>(
            List.of(
                MnistSource.official(userCache, hadoop, downloads),
                new DigitsSource(),
                new ExamplesSource(),
                new TernaryOperationsSource(),
                new TokenSequencesSource(),
                new MarkovChainSource()));
    sources.addAll(FileSource.all(hadoop));
    return new Datasets(sources);
  }

  /** These and the workloads of the providers that a class loader sees. */
  BuiltIns withWorkloadsOf(ClassLoader loader) {
    List<Workload> found = UserWorkloads.on(loader, workloads);
    if (found.isEmpty()) {
      return this;
    }
    List<Workload> all = new ArrayList<>(workloads);
    all.addAll(found);
    BuiltIns extended = new BuiltIns(all, datasets, optimizers);
    try {
      CatalogueCheck.requireDistinctColumns(extended.catalogue());
    } catch (IllegalArgumentException e) {
      throw new WorkloadProviderException(
          "Parameters and metrics of a workload must have names of their own: %s. Rename them in the workload"
              .formatted(e.getMessage()),
          e);
    }
    return extended;
  }

  /** All names a spec may use. */
  public Catalogue catalogue() {
    return toolkit()
        .catalogue(workloads.stream().map(Workload::component).toList(), datasets.components());
  }

  /** What runs may be trained with. */
  public Toolkit toolkit() {
    return Toolkit.of(optimizers);
  }

  /**
   * The workload of a name that a spec was checked against.
   *
   * @throws WorkloadProviderException when this process has none: on an executor without its jar
   */
  public Workload workload(String name) {
    return workloads.stream()
        .filter(workload -> workload.component().component().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkloadProviderException(
                    ("Every process that trains must have the workload %s, but this one has only %s."
                            + " Give its jar to swath submit or swath run with --jars")
                        .formatted(
                            name,
                            workloads.stream()
                                .map(workload -> workload.component().component().name())
                                .toList())));
  }
}
