package org.swath.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a file holds, as far as one needs to tell it from another.
 *
 * @param bytes length
 * @param sha256 digest, 64 lower-case hexadecimal digits
 */
record FileContent(long bytes, String sha256) {

  /** Reads a file to its end: the store is asked once, for everything. */
  static FileContent of(FileSystem fileSystem, Path path) throws IOException {
    MessageDigest digest = DigestedOutput.newSha256();
    try (InputStream in = new DigestInputStream(fileSystem.open(path), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new FileContent(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** Why this is not what was written; empty when it is. */
  Optional<String> differenceFrom(WrittenFile written) {
    if (bytes != written.bytes()) {
      return Optional.of(
          "must have the manifest's length, %d bytes, but has %d"
              .formatted(written.bytes(), bytes));
    }
    if (!sha256.equals(written.sha256())) {
      return Optional.of(
          "must have the manifest's SHA-256, %s, but has %s".formatted(written.sha256(), sha256));
    }
    return Optional.empty();
  }
}
