package org.swath.results;

/**
 * A results folder or file is not what the format demands. Trying again gives the same answer; the
 * message says what must hold, what was found and what to do. Faults of the storage itself are
 * {@link java.io.IOException}s and may pass.
 */
public final class ResultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ResultsException(String message) {
    super(message);
  }

  public ResultsException(String message, Throwable cause) {
    super(message, cause);
  }
}
