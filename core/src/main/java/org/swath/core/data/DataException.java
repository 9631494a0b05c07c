package org.swath.core.data;

/**
 * Data is missing, damaged or out of reach. The message says what must hold, what was found and
 * what to do; trying again without changing anything gives the same answer, except for a network
 * fault.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
