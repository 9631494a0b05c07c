package org.swath.jobs.executor;

import java.time.Duration;

/** Training made no progress for too long. */
final class HangException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HangException(Duration limit, boolean stopped) {
    super(
        "no epoch or evaluation was completed within %d s%s"
            .formatted(
                limit.toSeconds(), stopped ? "" : "; its thread cannot be stopped and goes on"));
  }
}
