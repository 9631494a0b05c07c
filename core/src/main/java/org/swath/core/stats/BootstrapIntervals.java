package org.swath.core.stats;

import java.util.Objects;

/**
 * What a bootstrap says of a statistic.
 *
 * @param estimate the statistic of the values themselves; NaN when there are none or some are not
 *     finite
 * @param standardError standard deviation of the statistic over the resamples (ddof 1)
 * @param percentile between the resamples' quantiles; unknown when no stratum has two values or
 *     some are not finite
 * @param biasCorrected BCa (Efron 1987): between quantiles that are moved by what the resamples
 *     show of the statistic's bias and skewness. Nearer to its confidence than {@code percentile};
 *     unknown also when the resamples lie all on one side of the estimate
 */
public record BootstrapIntervals(
    double estimate, double standardError, Interval percentile, Interval biasCorrected) {

  public BootstrapIntervals {
    Objects.requireNonNull(percentile, "percentile");
    Objects.requireNonNull(biasCorrected, "biasCorrected");
  }
}
