package org.swath.core.converge;

import java.util.Objects;

/**
 * Converged once a validation metric stopped improving or turned: it brought no improvement on its
 * best so far in {@code patience} epochs in a row, or got worse than it by more than {@code
 * tolerance}. What a run learns beyond is overfitting.
 *
 * <p>With the curve L indexed from 0: the first finite value is the best so far, and every later
 * finite one that is better takes its place. Let i be the smallest index such that
 * L_(i−patience+1), …, L_i are finite and none took the place of the best so far, b, or that L_i is
 * finite and worse than L_b by more than {@code tolerance}. The convergence epoch, counted from 1,
 * is that of the best: b + 1.
 *
 * <p>Without the second condition this is {@link Patience} with a minimum improvement of 0. NaN and
 * infinities neither settle nor count as a rise: patience begins anew behind them.
 *
 * @param patience epochs without improvement, at least 1
 * @param tolerance in the unit of the curve, finite and at least 0; a value that is worse by just
 *     this has not risen
 * @param better which values are better; where higher ones are, a fall is what is meant by a rise
 */
public record PlateauOrRise(int patience, double tolerance, Better better)
    implements ConvergenceCriterion {

  public PlateauOrRise {
    Requirements.atLeastOne("patience", patience);
    Requirements.finiteAndNotNegative("tolerance", tolerance);
    Objects.requireNonNull(better, "better");
  }

  @Override
  public Convergence of(double[] curve) {
    int best = -1;
    int waited = 0;
    for (int i = 0; i < curve.length; i++) {
      if (!Double.isFinite(curve[i])) {
        waited = 0;
      } else if (best < 0 || better.gain(curve[best], curve[i]) > 0) {
        best = i;
        waited = 0;
      } else if (++waited == patience || better.gain(curve[i], curve[best]) > tolerance) {
        return new Convergence(best + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    return "%s has not improved on its %s for %s, or is more than %s %s it"
        .formatted(
            metric,
            better.best(),
            Words.inARow(patience),
            Words.plain(tolerance),
            better.worseSide());
  }

  @Override
  public String epochInWords(String metric) {
    return "the epoch of the %s %s when %s".formatted(better.best(), metric, inWords(metric));
  }
}
