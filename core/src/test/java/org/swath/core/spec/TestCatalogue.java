package org.swath.core.spec;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.StandardMetrics;
import org.swath.core.parameter.WorkloadComponent;

/** A catalogue with everything the shipped specs name, and parts and monitors beside. */
public final class TestCatalogue {

  private TestCatalogue() {}

  public static Catalogue catalogue() {
    return withStandardMetrics(List.of());
  }

  /** The same, where every run reports more metrics than its workload has. */
  public static Catalogue withStandardMetrics(List<String> standardEpochMetrics) {
    return new Catalogue(
        List.of(encoder()),
        List.of(mnist(), digits()),
        List.of(adam(), sgd()),
        List.of(schedule(), clipping()),
        List.of(noiseScale(), hessianMaximum()),
        training(),
        new StandardMetrics(standardEpochMetrics, List.of(), List.of()));
  }

  private static Part schedule() {
    return new Part(
        "schedule",
        "a learning-rate schedule",
        List.of(
            new Component("constant", 1, "The learning rate as given", List.of()),
            new Component(
                "cosine",
                1,
                "Half a cosine, down to a minimum",
                List.of(
                    Parameter.number(
                        "minimum-rate", Domain.NumberRange.nonNegative(), 0, "The last rate"))),
            new Component(
                "step",
                2,
                "A tenth after every period",
                List.of(
                    Parameter.integer("period", 1, 1, "How many epochs each rate lasts")
                        .required()))),
        true);
  }

  private static Part clipping() {
    Parameter threshold =
        Parameter.number(
            "threshold", Domain.NumberRange.positive(), 1, "What is left of a larger gradient");
    return new Part(
        "clipping",
        "a clipping rule",
        List.of(
            new Component("none", 1, "Gradients as they are", List.of()),
            new Component("global-norm", 1, "Scales all gradients at once", List.of(threshold)),
            new Component("value", 1, "Cuts off each number", List.of(threshold))),
        false);
  }

  private static MonitorComponent noiseScale() {
    return new MonitorComponent(
        new Component("noise-scale", 1, "How much the gradients of batches differ", List.of()),
        List.of("noise-scale"));
  }

  private static MonitorComponent hessianMaximum() {
    return new MonitorComponent(
        new Component(
            "hessian-maximum",
            1,
            "The largest eigenvalue of the Hessian",
            List.of(Parameter.integer("iterations", 1, 10, "How many products with the Hessian"))),
        List.of("hessian-maximum", "hessian-residual"));
  }

  private static WorkloadComponent encoder() {
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
        List.of("probe-accuracy"),
        new LaneSharing(24, 0.4));
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
        Parameter.integer("batch-size", 1, 128, "How many examples make one step"),
        Parameter.number("learning-rate", Domain.NumberRange.positive(), 1, "The size of a step")
            .required()
            .asFusible());
  }
}
