package org.swath.core.plan;

/** A stored plan cannot be read: it is damaged, or of a format this version does not know. */
public final class PlanFormatException extends RuntimeException {

  public PlanFormatException(String message) {
    super(message);
  }

  public PlanFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
