package org.swath.core.spec;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

/** Catalogues of their own for tests. */
public final class TestCatalogue {

  private TestCatalogue() {}

  /** With the encoder alone, which reports what it did when the golden plans were written. */
  public static Catalogue catalogue() {
    return of(List.of(encoder(List.of("probe-accuracy"))));
  }

  /** With everything the shipped specs name. */
  public static Catalogue ofShippedSpecs() {
    return of(
        List.of(
            encoder(
                List.of(
                    "probe-accuracy",
                    "dead-units",
                    "redundancy",
                    "responsibility-entropy",
                    "largest-responsibility",
                    "active-units",
                    "reconstruction-error")),
            autoencoder()));
  }

  private static Catalogue of(List<WorkloadComponent> workloads) {
    return new Catalogue(
        workloads, List.of(mnist(), digits()), List.of(adam(), sgd()), training());
  }

  private static WorkloadComponent encoder(List<String> runMetrics) {
    return new WorkloadComponent(
        new Component(
            "implicit-em-encoder",
            1,
            "One ReLU layer trained on distances to its units, without labels or decoder",
            List.of(
                Parameter.integer("hidden-units", 2, 64, "How many units the layer has"),
                weight("lse-weight", "Weight of the log-sum-exp term"),
                weight("variance-weight", "Weight of the variance term"),
                weight("decorrelation-weight", "Weight of the decorrelation term"))),
        List.of("lse", "variance", "decorrelation"),
        runMetrics,
        new LaneSharing(24, 0.4));
  }

  private static WorkloadComponent autoencoder() {
    return new WorkloadComponent(
        new Component(
            "sparse-autoencoder",
            1,
            "One ReLU layer trained to give images back through a linear decoder",
            List.of(
                Parameter.integer("hidden-units", 2, 64, "How many units the layer has"),
                weight("sparsity-weight", "Weight of the mean activation"))),
        List.of("reconstruction", "sparsity"),
        List.of("probe-accuracy", "active-units", "reconstruction-error", "dead-units"),
        new LaneSharing(24, 0.02));
  }

  private static Parameter weight(String name, String text) {
    return Parameter.number(name, Domain.NumberRange.nonNegative(), 1, text).asFusible();
  }

  private static Component mnist() {
    return new Component(
        "mnist",
        1,
        "Handwritten digits, 28 by 28 pixels, 60,000 to train on and 10,000 to test on",
        List.of(
            size("train-size", 60_000, "How many training images to use, from the first"),
            size("test-size", 10_000, "How many test images to use, from the first")));
  }

  private static Parameter size(String name, long all, String text) {
    return new Parameter(name, new Domain.IntegerRange(1, all), Optional.of(all), text, false);
  }

  private static Component digits() {
    return new Component(
        "digits",
        1,
        "Drawn digits, 28 by 28 pixels, made on the spot: needs no files",
        List.of(
            Parameter.integer("train-size", 1, 6000, "How many training images to draw"),
            Parameter.integer("test-size", 1, 1000, "How many test images to draw"),
            Parameter.integer("data-seed", 0, 1, "Which images are drawn")));
  }

  private static Component adam() {
    Domain.NumberRange fraction = Domain.NumberRange.fraction();
    return new Component(
        "adam",
        1,
        "Adam, with epsilon outside the square root",
        List.of(
            Parameter.number("beta1", fraction, 0.9, "Decay of the gradient's running mean"),
            Parameter.number("beta2", fraction, 0.999, "Decay of its running mean square"),
            Parameter.number(
                "epsilon", Domain.NumberRange.positive(), 1e-8, "Keeps the step finite")));
  }

  private static Component sgd() {
    return new Component(
        "sgd",
        1,
        "Stochastic gradient descent",
        List.of(
            Parameter.number(
                "momentum", Domain.NumberRange.fraction(), 0, "How much of a step carries over")));
  }

  private static List<Parameter> training() {
    return List.of(
        Parameter.integer("epochs", 1, 1, "How many times every run sees the data").required(),
        Parameter.integer("batch-size", 2, 128, "How many examples make one step"),
        Parameter.number("learning-rate", Domain.NumberRange.positive(), 1, "The size of a step")
            .required()
            .asFusible());
  }
}
