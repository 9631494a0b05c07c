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
 * Drops when an epoch's training loss has stopped falling, from the next epoch on: PyTorch's
 * ReduceLROnPlateau with mode {@code min} and a relative threshold.
 *
 * <p>Departures: a loss is better when it is below {@code best - threshold·|best|}, which is
 * PyTorch's {@code best·(1 - threshold)} for losses above 0 and asks for a better loss below 0 too;
 * and a drop happens however small it is (PyTorch's {@code eps} is 0 here).
 */
final class ReductionOnPlateau implements Schedule.Rule {

  private static final Parameter PATIENCE =
      Parameter.integer(
          "plateau-patience", 0, 10, "Epochs without a better loss that do not yet lead to a drop");

  private static final Parameter THRESHOLD =
      Parameter.number(
          "plateau-threshold",
          Domain.NumberRange.fraction(),
          1e-4,
          "Share of the best loss by which a better one must be below it");

  private static final Parameter COOLDOWN =
      Parameter.integer(
          "plateau-cooldown",
          0,
          0,
          "Epochs after a drop that do not count as without a better loss");

  private static final Component COMPONENT =
      new Component(
          "plateau",
          1,
          "Drops when the training loss has stopped falling",
          ParameterLists.joined(
              List.of(DropFactor.PARAMETER, PATIENCE, THRESHOLD, COOLDOWN),
              MinimumRate.PARAMETERS));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, double baseRate, Horizon horizon) {
    return MinimumRate.problemWith(settings, baseRate);
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    return new Reduced(settings, baseRate);
  }

  /** The rate so far, and what the next drop hangs on. */
  private static final class Reduced implements Schedule {

    private final double factor;
    private final double minimum;
    private final double threshold;
    private final long patience;
    private final long cooldown;
    private double rate;
    private double best = Double.POSITIVE_INFINITY;
    private long epochsWithoutBetter;
    private long cooldownLeft;

    Reduced(ParameterValues settings, double baseRate) {
      this.factor = settings.number(DropFactor.PARAMETER.name());
      this.minimum = MinimumRate.of(settings, baseRate);
      this.threshold = settings.number(THRESHOLD.name());
      this.patience = settings.integer(PATIENCE.name());
      this.cooldown = settings.integer(COOLDOWN.name());
      this.rate = baseRate;
    }

    @Override
    public double rate(long step) {
      return rate;
    }

    @Override
    public boolean dependsOnTraining() {
      return true;
    }

    @Override
    public void epochCompleted(double loss) {
      if (better(loss)) {
        best = loss;
        epochsWithoutBetter = 0;
      } else {
        epochsWithoutBetter++;
      }
      if (cooldownLeft > 0) {
        cooldownLeft--;
        epochsWithoutBetter = 0;
      }
      if (epochsWithoutBetter > patience) {
        rate = Math.max(rate * factor, minimum);
        cooldownLeft = cooldown;
        epochsWithoutBetter = 0;
      }
    }

    private boolean better(double loss) {
      boolean first = best == Double.POSITIVE_INFINITY;
      return first ? loss < best : loss < best - threshold * Math.abs(best);
    }

    @Override
    public void save(StateWriter state) {
      state.doubles("rate", rate);
      state.doubles("best-loss", best);
      state.longs("counts", epochsWithoutBetter, cooldownLeft);
    }

    @Override
    public void restore(StateReader state) {
      long[] counts = new long[2];
      state.longs("counts", counts);
      rate = state.number("rate");
      best = state.number("best-loss");
      epochsWithoutBetter = counts[0];
      cooldownLeft = counts[1];
    }
  }
}
