package org.swath.jobs.compare;

/** Two results folders cannot be compared as asked; the message says why and what to do. */
public final class IncomparableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IncomparableException(String message) {
    super(message);
  }
}
