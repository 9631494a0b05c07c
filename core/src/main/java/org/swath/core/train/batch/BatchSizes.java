package org.swath.core.train.batch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/**
 * How many examples a batch holds in each epoch of a run; the last batch of an epoch may hold
 * fewer.
 *
 * @param first in the first epoch, at least 1
 * @param growthFactor what it is multiplied by whenever a period is over; 1 for batches that stay
 *     as they are
 * @param growthPeriod epochs in a period, at least 1
 * @param largest what it grows to at most, at least {@code first}
 */
public record BatchSizes(int first, double growthFactor, int growthPeriod, int largest) {

  /** The name of the part of a spec. */
  public static final String PART = "batch-growth";

  public BatchSizes {
    if (first < 1 || growthFactor < 1 || growthPeriod < 1 || largest < first) {
      throw new IllegalArgumentException(
          "1 <= first <= largest, growthFactor >= 1 and growthPeriod >= 1 must hold, but got"
              + " %d, %d, %s and %d".formatted(first, largest, growthFactor, growthPeriod));
    }
  }

  /** What a spec can choose from: small batches to explore, large ones to settle. */
  public static Part part() {
    return new Part(
        PART,
        "a growth of batches",
        List.of(
            new Component("none", 1, "Batches of one size", List.of()),
            new Component(
                "geometric",
                1,
                "Batches that are multiplied by a factor every so many epochs",
                List.of(
                    Parameter.number(
                        "growth-factor",
                        new Domain.NumberRange(1, false, Double.POSITIVE_INFINITY, false),
                        2,
                        "Factor of the batch size after each period"),
                    Parameter.integer("growth-period", 1, 1, "Epochs in a period").required(),
                    Parameter.integer(
                        "largest-batch-size",
                        1,
                        1024,
                        "Examples in a batch at most; batch-size if that is more")))),
        false);
  }

  /** Those of a run. */
  public static BatchSizes of(RunParameters run) {
    int first = run.training().count("batch-size");
    Optional<ParameterValues> growth = run.part(PART).map(ComponentChoice::parameters);
    return growth.isEmpty()
        ? new BatchSizes(first, 1, 1, first)
        : new BatchSizes(
            first,
            growth.get().number("growth-factor"),
            growth.get().count("growth-period"),
            Math.max(first, growth.get().count("largest-batch-size")));
  }

  /**
   * The size in an epoch, rounded down to whole examples. The factor counts as the decimal number
   * that it is written as: 100 examples times 1.15 are 115, which they are not in binary.
   *
   * @param epoch from 1
   */
  public int inEpoch(int epoch) {
    int periods = (epoch - 1) / growthPeriod;
    if (first * StrictMath.pow(growthFactor, periods) >= 2.0 * largest) {
      return largest;
    }
    BigDecimal grown =
        BigDecimal.valueOf(growthFactor)
            .pow(periods, MathContext.DECIMAL128)
            .multiply(BigDecimal.valueOf(first));
    return (int) Math.min(largest, grown.longValue());
  }

  /** The largest size within {@code epochs} epochs. */
  public int largestWithin(int epochs) {
    return inEpoch(epochs);
  }

  /** Number of batches in the first {@code epochs} epochs of {@code examples} examples. */
  public long batchesWithin(int epochs, int examples) {
    long batches = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      batches += (examples - 1) / inEpoch(epoch) + 1;
    }
    return batches;
  }
}
