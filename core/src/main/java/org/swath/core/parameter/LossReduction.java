package org.swath.core.parameter;

/** How the loss of a batch is made of its examples. */
public enum LossReduction {

  /** The mean of a loss of each example. */
  MEAN,

  /** More than the examples one by one: statistics over the batch, for one. */
  WHOLE_BATCH
}
