package org.swath.core.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.train.Toolkit;
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
 * What the shipped specs may name: all that core has, and stand-ins for what other modules bring.
 */
public final class ShippedCatalogue {

  private ShippedCatalogue() {}

  public static Catalogue catalogue() {
    List<Workload> ofCore =
        List.of(
            new ImplicitEmEncoder(),
            new Quadratic(),
            new SparseAutoencoder(),
            ImageClassifier.softmaxRegression(),
            ImageClassifier.multilayerPerceptron(),
            new TernaryDualVae(),
            new TwistorHope(),
            new CayleySsm());
    List<DatasetSource> datasets = new ArrayList<>();
    datasets.add(
        MnistSource.official(
            Path.of("nowhere"), new Configuration(false), DownloadListener.silent()));
    datasets.addAll(
        List.of(
            new DigitsSource(),
            new ExamplesSource(),
            new TernaryOperationsSource(),
            new TokenSequencesSource(),
            new MarkovChainSource()));
    datasets.addAll(FileSource.all(new Configuration(false)));
    List<WorkloadComponent> workloads =
        new ArrayList<>(ofCore.stream().map(Workload::component).toList());
    workloads.add(networkFromFile());
    return Toolkit.of(Optimizers.standard())
        .catalogue(workloads, new Datasets(datasets).components());
  }

  private static WorkloadComponent networkFromFile() {
    return new WorkloadComponent(
        new Component(
            "dl4j",
            1,
            "A network from a file",
            List.of(
                new Parameter(
                    "model", new Domain.FileLocation(), Optional.empty(), "Its file", false))),
        List.of("test-loss", "test-accuracy"),
        List.of("final-test-loss", "final-test-accuracy"),
        LaneSharing.none(),
        LossReduction.MEAN,
        false,
        List.of(
            Parameter.integer("n-out", 1, 1, "Its width"),
            Parameter.number("dropout", Domain.NumberRange.fraction(), 0, "What it drops")));
  }
}
