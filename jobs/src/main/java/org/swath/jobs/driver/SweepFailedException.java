package org.swath.jobs.driver;

/**
 * A sweep had to be given up before its end. What is committed stays; the same command continues.
 */
public final class SweepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SweepFailedException(String message) {
    super(message);
  }

  public SweepFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
