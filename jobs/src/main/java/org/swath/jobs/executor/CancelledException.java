package org.swath.jobs.executor;

/** The task was told to stop; nothing of the attempt is kept. */
final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("The sweep was cancelled");
  }
}
