package org.swath.core.stats;

/** What a bootstrap can find an interval of: one number from a sample. */
public enum SampleStatistic {
  /** Arithmetic mean. */
  MEAN {
    @Override
    double of(double[] values) {
      return Description.mean(values);
    }
  },
  /** Middle value. */
  MEDIAN {
    @Override
    double of(double[] values) {
      return Description.median(values);
    }
  },
  /** Mean of the middle half, as {@link Description#interquartileMean}. */
  INTERQUARTILE_MEAN {
    @Override
    double of(double[] values) {
      return Description.interquartileMean(values);
    }
  };

  /** Of finite values, at least one; leaves them as they are. */
  abstract double of(double[] values);
}
