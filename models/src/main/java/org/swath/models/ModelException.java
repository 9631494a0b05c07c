package org.swath.models;

/**
 * A user's model cannot be trained as it is. The message says what must hold, what was given and
 * what to do.
 */
public final class ModelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
