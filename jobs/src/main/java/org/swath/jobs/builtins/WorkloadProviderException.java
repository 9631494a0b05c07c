package org.swath.jobs.builtins;

/** Workloads of a user's own that cannot be had, with what to do about it. */
public final class WorkloadProviderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkloadProviderException(String message) {
    super(message);
  }

  WorkloadProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
