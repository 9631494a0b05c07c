package org.swath.jobs.executor;

/** Writing an attempt failed; another attempt may succeed. */
final class AttemptStorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AttemptStorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
