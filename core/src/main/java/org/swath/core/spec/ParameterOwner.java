package org.swath.core.spec;

/** Whose parameter a name in a grid is. */
public enum ParameterOwner {
  WORKLOAD,
  TRAINING,
  OPTIMIZER
}
