package org.swath.core.stats;

import java.util.Objects;
import java.util.Optional;

/**
 * A t test on both sides: Student's of one mean, Welch's of two, or that of pairs, as the {@link
 * MeanEstimate} it is made of.
 *
 * @param statistic value divided by its standard error; NaN without spread
 * @param degreesOfFreedom of its t distribution; NaN when there are too few values
 * @param pValue probability of a statistic at least as far from 0 if the true difference is 0. 1
 *     when there is neither spread nor difference; NaN when there is a difference without spread,
 *     which a t test cannot judge, and when there are too few values
 * @param flaw why the p value is NaN or means little, as a sentence; empty when all is well
 */
public record TTest(
    double statistic, double degreesOfFreedom, double pValue, Optional<String> flaw) {

  public TTest {
    Objects.requireNonNull(flaw, "flaw");
    PValues.require(pValue);
    if (Double.isNaN(pValue) && flaw.isEmpty()) {
      throw new IllegalArgumentException("A p value of NaN must have its reason, but got none");
    }
  }
}
