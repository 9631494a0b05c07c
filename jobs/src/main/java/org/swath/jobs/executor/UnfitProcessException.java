package org.swath.jobs.executor;

/** A process must not train, or cannot, as its message says. */
final class UnfitProcessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitProcessException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
