package org.swath.models.dl4j;

/** What a library says of a mistake, fit for a sentence. */
final class Messages {

  private static final int LONGEST = 300;

  private Messages() {}

  /** The first line of the innermost message there is. */
  static String firstLine(Throwable failure) {
    String message = null;
    for (Throwable part = failure; part != null; part = part.getCause()) {
      if (part.getMessage() != null && !part.getMessage().isBlank()) {
        message = part.getMessage();
      }
    }
    String line =
        (message == null ? failure.getClass().getSimpleName() : message)
            .strip()
            .lines()
            .findFirst()
            .orElse("");
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
    return shortened.endsWith(".") ? shortened.substring(0, shortened.length() - 1) : shortened;
  }
}
