package org.swath.core.spec;

/** Whose parameter a name in a grid is. */
public enum ParameterOwner {
  WORKLOAD,
  TRAINING,
  /** That of the block it stands in: an optimizer, or what is chosen for another part. */
  COMPONENT
}
