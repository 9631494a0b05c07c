package org.swath.jobs.driver;

/**
 * What was asked for cannot be done as asked, and nothing was changed. The message says what must
 * hold, what was given and what to do.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
