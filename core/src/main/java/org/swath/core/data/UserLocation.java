package org.swath.core.data;

import org.apache.hadoop.fs.Path;

/** A place that a user names: a Hadoop URI, or a path on the local disk. */
public final class UserLocation {

  private static final String URI = "[A-Za-z][A-Za-z0-9+.-]+:.*";

  private UserLocation() {}

  /** Whether {@code location} says its file system itself. */
  public static boolean isUri(String location) {
    return location.matches(URI);
  }

  /**
   * The place as Hadoop names it. A path without a scheme is the user's own disk, whatever Hadoop's
   * default file system is.
   *
   * @throws IllegalArgumentException when {@code location} is neither
   */
  public static Path path(String location) {
    return isUri(location)
        ? new Path(location)
        : new Path(
            "file", null, java.nio.file.Path.of(location).toAbsolutePath().normalize().toString());
  }
}
