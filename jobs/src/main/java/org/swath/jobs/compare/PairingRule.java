package org.swath.jobs.compare;

import java.util.Locale;

/** By what the runs of two sweeps find each other. */
public enum PairingRule {
  /** Equal run ids: the same parameters, seed, workload version and data. */
  RUN_ID,
  /** Equal levels of every factor, and equal seeds; everything else may differ. */
  CONFIGURATION;

  /** The rule's name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
