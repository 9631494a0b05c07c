package org.swath.core.data;

/** One mirror did not deliver; another, or the same a moment later, still may. */
final class MirrorException extends Exception {

  private static final long serialVersionUID = 1L;

  MirrorException(String message) {
    super(message);
  }

  MirrorException(String message, Throwable cause) {
    super(message, cause);
  }
}
