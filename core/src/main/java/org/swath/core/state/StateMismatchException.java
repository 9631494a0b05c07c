package org.swath.core.state;

/** A saved state is not one of what is to be restored; the message says how they differ. */
public final class StateMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StateMismatchException(String message) {
    super(message);
  }
}
