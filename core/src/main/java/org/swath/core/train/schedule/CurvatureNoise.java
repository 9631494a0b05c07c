package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * {@code η ∝ 1/√(v c)}: smaller where gradients are noisy or the loss is curved. v is the trace of
 * the covariance of a batch's gradient over the square of the mean gradient's length, c the
 * magnitude of the Hessian's largest eigenvalue; both are estimated every so many steps, and the
 * rate is the run's own at the first look. A look that finds no such numbers changes nothing.
 *
 * <p>Each look costs {@code batches · (1 + 2 · iterations)} steps' gradients.
 */
final class CurvatureNoise implements Schedule.Rule {

  private static final Parameter INTERVAL =
      Parameter.integer("look-interval", 1, 50, "Steps from one look at the loss to the next");
  private static final Parameter BATCHES =
      Parameter.integer("look-batches", 2, 8, "Batches that are looked at");
  private static final Parameter ITERATIONS =
      Parameter.integer("look-iterations", 1, 10, "Products of the Hessian with a vector");
  private static final Parameter LARGEST_FACTOR =
      Parameter.number(
          "largest-rate-factor",
          new Domain.NumberRange(1, true, Double.POSITIVE_INFINITY, false),
          10,
          "The rate is at most this times the learning rate");

  private static final Component COMPONENT =
      new Component(
          "curvature-noise",
          1,
          "Smaller where gradients are noisy or the loss is curved, as looks at it find",
          List.of(INTERVAL, BATCHES, ITERATIONS, LARGEST_FACTOR));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    Looks looks =
        new Looks(
            settings.integer(INTERVAL.name()),
            settings.count(BATCHES.name()),
            settings.count(ITERATIONS.name()));
    return new Adapted(looks, baseRate, settings.number(LARGEST_FACTOR.name()));
  }

  private static final class Adapted implements Schedule {

    private final Looks looks;
    private final double baseRate;
    private final double largestFactor;
    private double factor = 1;
    private double firstProduct = Double.NaN;

    Adapted(Looks looks, double baseRate, double largestFactor) {
      this.looks = looks;
      this.baseRate = baseRate;
      this.largestFactor = largestFactor;
    }

    @Override
    public double rate(long step) {
      return factor * baseRate;
    }

    @Override
    public boolean dependsOnTraining() {
      return true;
    }

    @Override
    public Optional<Looks> looks() {
      return Optional.of(looks);
    }

    @Override
    public void looked(double varianceFactor, double curvature) {
      double product = varianceFactor * curvature;
      if (!(product > 0 && Double.isFinite(product))) {
        return;
      }
      if (Double.isNaN(firstProduct)) {
        firstProduct = product;
      }
      factor = Math.min(Math.sqrt(firstProduct / product), largestFactor);
    }

    @Override
    public void save(StateWriter state) {
      state.doubles("factor", factor, firstProduct);
    }

    @Override
    public void restore(StateReader state) {
      double[] saved = new double[2];
      state.doubles("factor", saved);
      factor = saved[0];
      firstProduct = saved[1];
    }
  }
}
