package org.swath.jobs.executor;

/**
 * A process was started in an environment in which it must not train; the message says the remedy.
 */
public final class UnmetRequirementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnmetRequirementException(String message) {
    super(message);
  }
}
