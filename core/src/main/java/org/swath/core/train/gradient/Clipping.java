package org.swath.core.train.gradient;

import java.util.List;
import java.util.Optional;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** A bound on the gradients of one lane. Not thread-safe. */
public interface Clipping {

  /** The name of the part of a spec. */
  String PART = "clipping";

  /**
   * Clips a gradient in place.
   *
   * @param norm its Euclidean length, as {@link Norms#euclidean} gives it
   */
  void clip(HostVector gradient, double norm);

  /** Whether {@link #clip} looks at the length; if not, any number may be given. */
  default boolean usesNorm() {
    return true;
  }

  /** Writes what the gradients so far have left; nothing if nothing. */
  default void save(StateWriter state) {}

  /** Takes over what one with the same settings has saved. */
  default void restore(StateReader state) {}

  /** What a spec can choose from. */
  static Part part() {
    return new Part(
        PART,
        "a rule of clipping",
        List.of(
            new Component("none", 1, "Gradients are taken as they are", List.of()),
            new Component(
                "global-norm",
                1,
                "A gradient that is longer than a bound is scaled down to it",
                List.of(
                    Parameter.number(
                        "clip-norm", Domain.NumberRange.positive(), 1, "The bound on its length"))),
            new Component(
                "element",
                1,
                "Each number of a gradient is brought into ± a bound",
                List.of(
                    Parameter.number(
                        "clip-value", Domain.NumberRange.positive(), 1, "The bound on a number"))),
            new Component(
                "adaptive",
                1,
                "A gradient that is long beside those before it is scaled down",
                List.of(
                    Parameter.number(
                        "clip-ratio",
                        Domain.NumberRange.positive(),
                        1.5,
                        "The bound as a multiple of the running average of lengths"),
                    Parameter.number(
                        "norm-decay", Domain.NumberRange.fraction(), 0.99, "Decay of that average"),
                    Parameter.integer(
                        "grace-steps", 1, 10, "Steps at the start that are not clipped")))),
        true);
  }

  /** The rule of a run. */
  static Clipping of(Optional<ComponentChoice> choice) {
    if (choice.isEmpty()) {
      return new None();
    }
    ParameterValues settings = choice.get().parameters();
    return switch (choice.get().name()) {
      case "global-norm" -> new GlobalNorm(settings.number("clip-norm"));
      case "element" -> new Element(settings.number("clip-value"));
      case "adaptive" ->
          new AdaptiveClipping(
              settings.number("clip-ratio"),
              settings.number("norm-decay"),
              settings.integer("grace-steps"));
      default -> throw new IllegalArgumentException("There is no clipping " + choice.get().name());
    };
  }

  /** Scales by min(1, bound / (norm + 1e-6)), as PyTorch's {@code clip_grad_norm_}. */
  record GlobalNorm(double bound) implements Clipping {

    private static final double GUARD = 1e-6;

    @Override
    public void clip(HostVector gradient, double norm) {
      // An infinite or NaN gradient is left for the run to diverge by.
      if (Double.isFinite(norm) && norm + GUARD > bound) {
        scale(gradient, bound / (norm + GUARD));
      }
    }
  }

  /** Leaves gradients as they are. */
  record None() implements Clipping {

    @Override
    public void clip(HostVector gradient, double norm) {}

    @Override
    public boolean usesNorm() {
      return false;
    }
  }

  /** Each number to the nearest in ±bound, as PyTorch's {@code clip_grad_value_}. */
  record Element(double bound) implements Clipping {

    @Override
    public boolean usesNorm() {
      return false;
    }

    @Override
    public void clip(HostVector gradient, double norm) {
      if (gradient instanceof HostVector.Singles singles) {
        float[] g = singles.values();
        float limit = (float) bound;
        for (int i = 0; i < g.length; i++) {
          g[i] = Math.max(-limit, Math.min(limit, g[i]));
        }
      } else {
        double[] g = ((HostVector.Doubles) gradient).values();
        for (int i = 0; i < g.length; i++) {
          g[i] = Math.max(-bound, Math.min(bound, g[i]));
        }
      }
    }
  }

  /** Multiplies a gradient by a factor. */
  static void scale(HostVector gradient, double factor) {
    if (gradient instanceof HostVector.Singles singles) {
      float[] g = singles.values();
      float single = (float) factor;
      for (int i = 0; i < g.length; i++) {
        g[i] *= single;
      }
    } else {
      double[] g = ((HostVector.Doubles) gradient).values();
      for (int i = 0; i < g.length; i++) {
        g[i] *= factor;
      }
    }
  }
}
