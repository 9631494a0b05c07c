package org.swath.core.workload;

import java.util.List;

/**
 * Brings workloads of a user's own into Swath. A jar names its providers in {@code
 * META-INF/services/org.swath.core.workload.WorkloadProvider}, one class a line; each is public and
 * has a public constructor without parameters. {@link java.util.ServiceLoader} finds them on the
 * driver and on every executor, which must come to the same workloads.
 */
public interface WorkloadProvider {

  /**
   * The workloads, with names that neither Swath nor another provider has. Their components say a
   * new version whenever the same parameters would give other results.
   */
  List<Workload> workloads();
}
