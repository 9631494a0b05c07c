package org.swath.core.train.gradient;

import java.util.List;
import java.util.Optional;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.train.optimizer.Target;

/**
 * What draws parameters towards zero, the same for every number of a model, biases included.
 *
 * @param l2 λ of {@code λ/2 ‖θ‖²} added to the loss: the gradient gets λ θ, as by PyTorch's {@code
 *     weight_decay}
 * @param decoupled λ of the decay beside the loss (Loshchilov and Hutter 2019): θ is multiplied by
 *     1 - η λ before the step, η being the step's learning rate
 */
public record Regularisation(double l2, double decoupled) {

  /** The name of the part of a spec. */
  public static final String PART = "regularisation";

  /** What a spec can choose from. */
  public static Part part() {
    return new Part(
        PART,
        "a regularisation",
        List.of(
            new Component("none", 1, "Parameters are drawn nowhere", List.of()),
            new Component(
                "l2",
                1,
                "Adds coefficient/2 times the sum of squares of all parameters to the loss",
                List.of(coefficient("l2-coefficient", "Weight of the sum of squares"))),
            new Component(
                "decoupled-decay",
                1,
                "Shrinks all parameters by rate times coefficient before each step",
                List.of(coefficient("decay-coefficient", "Share lost in a step of rate 1")))),
        true);
  }

  /** That of a run. */
  public static Regularisation of(Optional<ComponentChoice> choice) {
    if (choice.isEmpty()) {
      return new Regularisation(0, 0);
    }
    return choice.get().name().equals("l2")
        ? new Regularisation(choice.get().parameters().number("l2-coefficient"), 0)
        : new Regularisation(0, choice.get().parameters().number("decay-coefficient"));
  }

  /** Adds λ θ to the gradient. */
  public void addTo(HostVector gradient, HostVector parameters) {
    if (l2 == 0) {
      return;
    }
    if (gradient instanceof HostVector.Singles singles) {
      float[] g = singles.values();
      float[] theta = ((HostVector.Singles) parameters).values();
      float single = (float) l2;
      for (int i = 0; i < g.length; i++) {
        g[i] += single * theta[i];
      }
    } else {
      double[] g = ((HostVector.Doubles) gradient).values();
      double[] theta = ((HostVector.Doubles) parameters).values();
      for (int i = 0; i < g.length; i++) {
        g[i] += l2 * theta[i];
      }
    }
  }

  /** What is added to the loss: {@code λ/2 ‖θ‖²}. */
  public double penalty(HostVector parameters) {
    double norm = l2 == 0 ? 0 : Norms.euclidean(parameters);
    return l2 / 2 * norm * norm;
  }

  /** Shrinks the parameters for a step; each section by its own rate. */
  public void decay(HostVector parameters, List<Target.Section> sections, double learningRate) {
    if (decoupled == 0) {
      return;
    }
    for (Target.Section section : sections) {
      double kept = 1 - learningRate * section.rateFactor() * decoupled;
      if (parameters instanceof HostVector.Singles singles) {
        float[] theta = singles.values();
        for (int i = section.from(); i < section.to(); i++) {
          theta[i] *= (float) kept;
        }
      } else {
        double[] theta = ((HostVector.Doubles) parameters).values();
        for (int i = section.from(); i < section.to(); i++) {
          theta[i] *= kept;
        }
      }
    }
  }

  private static Parameter coefficient(String name, String text) {
    return Parameter.number(name, Domain.NumberRange.positive(), 0.01, text);
  }
}
