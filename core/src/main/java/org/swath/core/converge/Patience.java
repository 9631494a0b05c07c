package org.swath.core.converge;

import java.util.Objects;

/**
 * Converged once {@code patience} epochs in a row brought no improvement by more than {@code
 * minimumImprovement} over the best so far: the rule that early stopping goes by.
 *
 * <p>With the curve L indexed from 0: the first finite value is the best so far, and every later
 * finite one that is better than it by more than {@code minimumImprovement} takes its place. A
 * value that is better by less does not, so that steps too small to count add up until they do. Let
 * i be the smallest index such that L_(i−patience+1), …, L_i are finite and none took the place of
 * the best so far, b. The convergence epoch, counted from 1, is that of b: b + 1, and not the epoch
 * in which patience ran out.
 *
 * <p>NaN and infinities neither improve nor settle: patience begins anew behind them.
 *
 * @param patience epochs without improvement, at least 1
 * @param minimumImprovement in the unit of the curve, finite and at least 0; a step that equals it
 *     is no improvement
 * @param better which values are better
 */
public record Patience(int patience, double minimumImprovement, Better better)
    implements ConvergenceCriterion {

  public Patience {
    Requirements.atLeastOne("patience", patience);
    Requirements.finiteAndNotNegative("minimumImprovement", minimumImprovement);
    Objects.requireNonNull(better, "better");
  }

  @Override
  public Convergence of(double[] curve) {
    int best = -1;
    int waited = 0;
    for (int i = 0; i < curve.length; i++) {
      if (!Double.isFinite(curve[i])) {
        waited = 0;
      } else if (best < 0 || better.gain(curve[best], curve[i]) > minimumImprovement) {
        best = i;
        waited = 0;
      } else if (++waited == patience) {
        return new Convergence(best + 1, true);
      }
    }
    return new Convergence(curve.length, false);
  }

  @Override
  public String inWords(String metric) {
    String by = minimumImprovement == 0 ? "" : " by more than " + Words.plain(minimumImprovement);
    return "%s has not improved on its %s%s for %s"
        .formatted(metric, better.best(), by, Words.inARow(patience));
  }

  @Override
  public String epochInWords(String metric) {
    return "the epoch of the %s %s when %s".formatted(better.best(), metric, inWords(metric));
  }
}
