package org.swath.core.workload.encoder;

import org.swath.core.parameter.ParameterValues;

/**
 * What one lane of a cohort may have for itself: the weights of its loss terms.
 *
 * @param lseWeight weight of the log-sum-exp term
 * @param varianceWeight weight of the variance term
 * @param decorrelationWeight weight of the decorrelation term
 */
record EncoderLane(double lseWeight, double varianceWeight, double decorrelationWeight) {

  /** Number of loss terms. */
  static final int TERMS = 3;

  static EncoderLane of(ParameterValues parameters) {
    return new EncoderLane(
        parameters.number("lse-weight"),
        parameters.number("variance-weight"),
        parameters.number("decorrelation-weight"));
  }

  /** Fills in the loss and its terms: loss, lse, variance, decorrelation. */
  void fill(double[] terms, double lse, double variance, double decorrelation) {
    terms[0] = lseWeight * lse + varianceWeight * variance + decorrelationWeight * decorrelation;
    terms[1] = lse;
    terms[2] = variance;
    terms[3] = decorrelation;
  }
}
