package org.swath.jobs.executor;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why an attempt came to nothing.
 *
 * @param failure what is done about it depends on this
 * @param detail for a person to read; empty when the class says it all
 */
public record Setback(FailureClass failure, String detail) implements Serializable {

  public Setback {
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(detail, "detail");
  }

  /** The exception of a training that failed. */
  static Setback of(FailureClass failure, Throwable cause) {
    return new Setback(failure, cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }

  /** As it stands in a record's reason. */
  public String inWords() {
    return detail.isEmpty() ? failure.words() : failure.words() + ": " + detail;
  }
}
