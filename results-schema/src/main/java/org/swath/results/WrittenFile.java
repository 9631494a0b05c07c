package org.swath.results;

import java.io.Serializable;

/**
 * A finished file, as its writer saw it.
 *
 * @param path relative to the results folder, with forward slashes
 * @param rows number of rows
 * @param bytes length
 * @param sha256 digest of the content, 64 lower-case hexadecimal digits
 */
public record WrittenFile(String path, long rows, long bytes, String sha256)
    implements Serializable {

  public WrittenFile {
    RunIdentity.requireText("path", path);
    if (rows < 0 || bytes < 1) {
      throw new IllegalArgumentException(
          "rows >= 0 and bytes >= 1 must hold, but got " + rows + " and " + bytes);
    }
    requireSha256("sha256", sha256);
  }

  static void requireSha256(String name, String digest) {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          name + " must be 64 lower-case hexadecimal digits, but got \"" + digest + "\"");
    }
  }
}
