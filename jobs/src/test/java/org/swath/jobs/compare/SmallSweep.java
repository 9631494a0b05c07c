package org.swath.jobs.compare;

import java.util.List;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.jobs.MadeResults;
import org.swath.jobs.report.SmallCatalogue;
import org.swath.results.Environment;

/** A sweep of two configurations at three seeds, in the variants that comparisons are about. */
final class SmallSweep {

  static final String SPEC =
      """
      name: small
      workload: model
      data: dots
      training:
        epochs: 4
        learning-rate: 0.001
      grid:
        optimizer: [adam, sgd]
      seeds: [1, 2, 3]
      convergence:
        - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 1}
      """;

  static final Environment PORTABLE =
      new Environment(
          "1.0",
          "Java 17",
          "Linux amd64",
          "3.5.5",
          "1.0.0-M2.1",
          "OpenBLAS",
          "cpu portable",
          "h1",
          1);

  private SmallSweep() {}

  static MadeResults plain() {
    return of(SPEC);
  }

  static MadeResults of(String spec) {
    return new MadeResults(spec, SmallCatalogue.catalogue());
  }

  /** The plain sweep, computed by another kernel. */
  static MadeResults portable() {
    return new MadeResults(SPEC, SmallCatalogue.catalogue(), "f".repeat(64), PORTABLE);
  }

  /** The plain sweep after a change to what sgd computes. */
  static MadeResults withAnotherSgd() {
    Catalogue before = SmallCatalogue.catalogue();
    List<Component> optimizers =
        before.optimizers().stream()
            .map(
                optimizer ->
                    optimizer.name().equals("sgd")
                        ? new Component("sgd", 2, optimizer.description(), optimizer.parameters())
                        : optimizer)
            .toList();
    return new MadeResults(
        SPEC, new Catalogue(before.workloads(), before.datasets(), optimizers, before.training()));
  }

  /** The plain sweep on other data. */
  static MadeResults onOtherData() {
    return new MadeResults(
        SPEC, SmallCatalogue.catalogue(), "e".repeat(64), MadeResults.ENVIRONMENT);
  }

  /**
   * Every run completes, with a loss of its own that ends at {@code 100 * index}, and {@code plus}.
   */
  static MadeResults completed(MadeResults results, double plus) {
    for (int run = 0; run < results.plan().runs().size(); run++) {
      results.completes(run, losses(run, plus));
    }
    return results;
  }

  static double[] losses(int run, double plus) {
    double end = 100 * run;
    return new double[] {end + 20, end + 10, end + 0.5, end + plus};
  }
}
