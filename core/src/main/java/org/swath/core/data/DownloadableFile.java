package org.swath.core.data;

/**
 * A file that mirrors offer, and how to tell that it arrived whole.
 *
 * @param name its name below every mirror and in the cache, without a folder
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 */
public record DownloadableFile(String name, long bytes, String sha256) {

  public DownloadableFile {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "A file's name must be letters, digits, dots, dashes or underscores, but got \""
              + name
              + "\"");
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes >= 1 must hold, but got " + bytes);
    }
    Sha256.requireHex(sha256);
  }
}
