package org.swath.core.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One of MNIST's four files, and how to tell that it is the official one.
 *
 * @param dimensions what its header says: [count, height, width] of images, [count] of labels
 * @param archive the official {@code .gz} as mirrors offer it
 * @param contentSha256 of the file once decompressed, 64 lower-case hexadecimal digits
 */
public record MnistFile(List<Integer> dimensions, DownloadableFile archive, String contentSha256) {

  private static final String COMPRESSED = ".gz";

  public MnistFile {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException("Dimensions must be positive, but got " + dimensions);
    }
    if (!archive.name().endsWith(COMPRESSED)) {
      throw new IllegalArgumentException(
          "The archive's name must end in .gz, but got " + archive.name());
    }
    Sha256.requireHex(contentSha256);
  }

  /** The official name without {@code .gz}, such as {@code train-images-idx3-ubyte}. */
  public String name() {
    return archive.name().substring(0, archive.name().length() - COMPRESSED.length());
  }

  /** The names this file goes by in people's folders, the official one first. */
  List<String> usualNames() {
    return List.of(name() + COMPRESSED, name(), dottedName() + COMPRESSED, dottedName());
  }

  /** {@link #usualNames()} as a message shows them. */
  String usualNamesShown() {
    return "%s[.gz] or %s[.gz]".formatted(name(), dottedName());
  }

  /**
   * Reads this file, compressed or not (the bytes decide, not the name), and makes sure that its
   * content is the official one.
   *
   * @param place what the file is called in messages
   * @throws DataException when it cannot be read, is damaged, cut off or another file
   */
  IdxArray read(InputStream stored, String place) {
    var digest = Sha256.digest();
    IdxArray array;
    try {
      var content = new DigestInputStream(decompressed(stored), digest);
      array = IdxArray.read(content, dimensions, place);
    } catch (EOFException e) {
      throw new DataException(
          place
              + " must be a whole gzip file, but ends early: it was cut off. Replace it by the original.",
          e);
    } catch (ZipException e) {
      throw new DataException(
          "%s must be a sound gzip file, but its compressed data is damaged (%s). Replace it by the original."
              .formatted(place, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new DataException(
          "%s must be readable, but reading it fails: %s. Check its permissions and the disk or file system it is on."
              .formatted(place, e),
          e);
    }
    String found = Sha256.hex(digest);
    if (!found.equals(contentSha256)) {
      throw new DataException(
          "%s must hold the official content of %s (SHA-256 %s once decompressed), but holds other values (%s). Replace it by the original."
              .formatted(place, name(), contentSha256, found));
    }
    return array;
  }

  private String dottedName() {
    return name().replace("-idx", ".idx");
  }

  private static InputStream decompressed(InputStream stored) throws IOException {
    var buffered = new BufferedInputStream(stored, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }
}
