package org.swath.jobs.builtins;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's downloads are kept on one machine. */
public final class UserCache {

  private UserCache() {}

  /** {@code $SWATH_CACHE}, else {@code $XDG_CACHE_HOME/swath}, else {@code ~/.cache/swath}. */
  public static Path of(Map<String, String> environment, String userHome) {
    String own = environment.getOrDefault("SWATH_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return shared.isBlank() ? Path.of(userHome, ".cache", "swath") : Path.of(shared, "swath");
  }
}
