package org.swath.core.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Four files like MNIST's, of 20 and 8 images of 4 × 3 pixels. */
final class TinyMnist {

  static final int TRAIN_COUNT = 20;
  static final int TEST_COUNT = 8;
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final MnistFiles files =
      new MnistFiles(
          file(TRAIN_IMAGES, TRAIN_COUNT, 4, 3),
          file(TRAIN_LABELS, TRAIN_COUNT),
          file(TEST_IMAGES, TEST_COUNT, 4, 3),
          file(TEST_LABELS, TEST_COUNT));

  MnistFiles files() {
    return files;
  }

  /** The decompressed file, header included. */
  byte[] content(String name) {
    return contents.get(name).clone();
  }

  /** The values after the header. */
  byte[] values(String name) {
    byte[] content = contents.get(name);
    int header = 4 + 4 * content[3];
    return Arrays.copyOfRange(content, header, content.length);
  }

  byte[] archive(String name) {
    return gzip(contents.get(name));
  }

  /** Writes all four as {@code .gz} into a folder, which is made. */
  void writeArchives(Path folder) {
    for (String name : contents.keySet()) {
      write(folder.resolve(name + ".gz"), archive(name));
    }
  }

  /** Writes all four decompressed, {@code -idx} replaced in their names. */
  void writeDecompressed(Path folder, String idx) {
    contents.forEach((name, content) -> write(folder.resolve(name.replace("-idx", idx)), content));
  }

  void offerArchives(MirrorServer mirror) {
    for (String name : contents.keySet()) {
      mirror.offer(name + ".gz", archive(name));
    }
  }

  static void write(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] idx(byte[] values, int... dimensions) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    buffer.put(new byte[] {0, 0, 8, (byte) dimensions.length});
    Arrays.stream(dimensions).forEach(buffer::putInt);
    return buffer.put(values).array();
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private MnistFile file(String name, int... dimensions) {
    byte[] values = new byte[Arrays.stream(dimensions).reduce(1, (a, b) -> a * b)];
    new Random(name.hashCode()).nextBytes(values);
    byte[] content = idx(values, dimensions);
    contents.put(name, content);
    byte[] archive = gzip(content);
    return new MnistFile(
        Arrays.stream(dimensions).boxed().toList(),
        new DownloadableFile(name + ".gz", archive.length, sha256(archive)),
        sha256(content));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }
}
