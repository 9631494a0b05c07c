package org.swath.jobs.builtins;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.Datasets;
import org.swath.core.data.DigitsSource;
import org.swath.core.data.DownloadListener;
import org.swath.core.data.ExamplesSource;
import org.swath.core.data.MnistSource;
import org.swath.core.data.TernaryOperationsSource;
import org.swath.core.data.TokenSequencesSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.train.Toolkit;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Optimizers;
import org.swath.core.workload.Workload;
import org.swath.core.workload.autoencoder.SparseAutoencoder;
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
   * Everything Swath comes with.
   *
   * @param userCache where downloaded data is kept on this machine
   * @param hadoop how to reach the file systems that locations of data name
   * @param downloads told how downloads go
   */
  public static BuiltIns standard(
      Path userCache, Configuration hadoop, DownloadListener downloads) {
    return new BuiltIns(
        List.of(
            new ImplicitEmEncoder(),
            new Quadratic(),
            new SparseAutoencoder(),
            ImageClassifier.softmaxRegression(),
            ImageClassifier.multilayerPerceptron(),
            new TernaryDualVae(),
            new TwistorHope()),
        new Datasets(
            List.of(
                MnistSource.official(userCache, hadoop, downloads),
                new DigitsSource(),
                new ExamplesSource(),
                new TernaryOperationsSource(),
                new TokenSequencesSource())),
        Optimizers.standard());
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

  /** The workload of a name that a spec was checked against. */
  public Workload workload(String name) {
    return workloads.stream()
        .filter(workload -> workload.component().component().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no workload " + name));
  }
}
