package org.swath.core.data;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where files are downloaded from and how long a silent server is waited for.
 *
 * @param mirrors folders as http or https addresses ending in {@code /}, tried in this order; none
 *     means that nothing is ever downloaded
 * @param connectTimeout how long a connection may take to stand; positive
 * @param idleTimeout how long a connected server may send nothing; positive
 */
public record DownloadSettings(List<URI> mirrors, Duration connectTimeout, Duration idleTimeout) {

  public DownloadSettings {
    mirrors = List.copyOf(mirrors);
    for (URI mirror : mirrors) {
      if (!String.valueOf(mirror.getScheme()).matches("https?")
          || !mirror.toString().endsWith("/")) {
        throw new IllegalArgumentException(
            "A mirror must be an http or https address that ends in /, but got " + mirror);
      }
    }
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("idleTimeout", idleTimeout);
  }

  /** These mirrors, with 15 seconds to connect and 30 seconds of silence. */
  public static DownloadSettings from(List<URI> mirrors) {
    return new DownloadSettings(mirrors, Duration.ofSeconds(15), Duration.ofSeconds(30));
  }

  private static void requirePositive(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but got " + timeout);
    }
  }
}
