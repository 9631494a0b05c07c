package org.swath.core.spec;

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
import org.swath.core.train.optimizer.Optimizers;
import org.swath.core.workload.Workload;
import org.swath.core.workload.autoencoder.SparseAutoencoder;
import org.swath.core.workload.classifier.ImageClassifier;
import org.swath.core.workload.encoder.ImplicitEmEncoder;
import org.swath.core.workload.quadratic.Quadratic;
import org.swath.core.workload.ternary.TernaryDualVae;
import org.swath.core.workload.twistor.TwistorHope;

/** What the shipped specs may name: all that core has. */
public final class ShippedCatalogue {

  private ShippedCatalogue() {}

  public static Catalogue catalogue() {
    List<Workload> workloads =
        List.of(
            new ImplicitEmEncoder(),
            new Quadratic(),
            new SparseAutoencoder(),
            ImageClassifier.softmaxRegression(),
            ImageClassifier.multilayerPerceptron(),
            new TernaryDualVae(),
            new TwistorHope());
    Datasets datasets =
        new Datasets(
            List.of(
                MnistSource.official(
                    Path.of("nowhere"), new Configuration(false), DownloadListener.silent()),
                new DigitsSource(),
                new ExamplesSource(),
                new TernaryOperationsSource(),
                new TokenSequencesSource()));
    return Toolkit.of(Optimizers.standard())
        .catalogue(workloads.stream().map(Workload::component).toList(), datasets.components());
  }
}
