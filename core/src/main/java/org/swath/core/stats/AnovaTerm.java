package org.swath.core.stats;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one factor, or the interaction of two, has to do with the spread of the values.
 *
 * @param factors one name for a main effect, two for an interaction
 * @param sumOfSquares by type II: what the term explains beyond all others that do not contain it
 * @param degreesOfFreedom how many independent contrasts of the term the observations tell apart
 *     from the other terms
 * @param f mean square of the term over that of the residuals; NaN when either has no degrees of
 *     freedom or the residuals no spread
 * @param pValue of F's distribution; NaN with {@code f}
 * @param etaSquared share of the total sum of squares, in [0, 1]. Over all terms of an unbalanced
 *     design they need not add up
 * @param partialEtaSquared share of what the term and the residuals explain together, in [0, 1]
 * @param omegaSquared estimate of the share in the population, (SS − df·MS of residuals)/(total SS
 *     + MS of residuals); unlike η² not too high on average, and may be below 0
 * @param flaw what is not known of the term and why, as a sentence; empty when all is well
 */
public record AnovaTerm(
    List<String> factors,
    double sumOfSquares,
    int degreesOfFreedom,
    double f,
    double pValue,
    double etaSquared,
    double partialEtaSquared,
    double omegaSquared,
    Optional<String> flaw) {

  public AnovaTerm {
    factors = List.copyOf(factors);
    Objects.requireNonNull(flaw, "flaw");
    PValues.require(pValue);
    if (factors.isEmpty() || factors.size() > 2 || degreesOfFreedom < 0) {
      throw new IllegalArgumentException(
          "A term must be of one factor or two and degreesOfFreedom >= 0, but got %s and %d"
              .formatted(factors, degreesOfFreedom));
    }
  }

  /** {@code optimizer}, {@code optimizer × learning-rate}. */
  public String name() {
    return String.join(" × ", factors);
  }
}
