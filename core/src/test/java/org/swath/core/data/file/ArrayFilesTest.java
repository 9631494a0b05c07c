package org.swath.core.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.core.data.file.FileSourceTest.source;
import static org.swath.core.data.file.FileSourceTest.values;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;

/** Datasets of arrays, from the files of {@code arrays.txt} and IDX files that are written here. */
class ArrayFilesTest {

  @TempDir private Path folder;

  @Test
  void anArrayIsAnExampleARowWithLabelsOfAnother() throws IOException {
    Dataset data =
        load("npy", Map.of("features", file("fortran-<f4"), "labels", file("extremes-i8")));

    assertThat(data.classes()).isEqualTo(2);
    assertThat(data.train().count() + data.test().count()).isEqualTo(2);
    boolean firstIsTrained = data.train().labels()[0] == 0;
    assertThat(data.train().numbers())
        .containsExactly(firstIsTrained ? new float[] {1, 2, 3} : new float[] {4, 5, 6});
    assertThat(data.train().height()).isEqualTo(1);
  }

  @Test
  void aCubeIsAnImageARowWithTargetsOfAMatrix() throws IOException {
    Map<String, String> given =
        Map.of(
            "features",
            file("cube"),
            "targets",
            file("c-<f8"),
            "test-features",
            file("cube-fortran"),
            "test-targets",
            file("c->f8"));
    Dataset data = load("npy", given);

    assertThat(data.train().height()).isEqualTo(3);
    assertThat(data.train().width()).isEqualTo(4);
    assertThat(data.test().numbers()).startsWith(0, 1, 2, 3, 4, 5).endsWith(22, 23);
    assertThat(data.test().targets()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(source("npy").content(values("npy", given)).goal())
        .isEqualTo(DataContent.Goal.TARGETS);
  }

  @Test
  void anArchiveHoldsItsArraysByName() throws IOException {
    Path archive = Files.write(folder.resolve("all.npz"), written("archive"));
    Map<String, String> given =
        Map.of(
            "file",
            archive.toString(),
            "features",
            "x",
            "labels",
            "y",
            "test-features",
            "x",
            "test-labels",
            "y");
    Dataset data = load("npz", given);

    assertThat(data.test().numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(data.test().labels()).containsExactly(1, 0, 1);
    assertThatThrownBy(() -> load("npz", Map.of("file", archive.toString(), "features", "z")))
        .hasMessageContaining("must hold an array \"z\", but has x, y");
    assertThatThrownBy(() -> load("npz", Map.of("file", file("cube"), "features", "x")))
        .hasMessageContaining("is no archive of arrays");
  }

  @Test
  void idxFilesAreGreyPixelsUnlessAskedOtherwise() throws IOException {
    String images = idx("images", 0x08, new int[] {3, 1, 2}, 0, 255, 1, 2, 3, 4);
    String labels = idx("labels", 0x08, new int[] {3}, 9, 0, 9);
    Dataset data =
        load(
            "idx",
            Map.of(
                "features",
                images,
                "labels",
                labels,
                "test-features",
                images,
                "test-labels",
                labels));

    assertThat(data.test().pixels()).containsExactly(0, 255, 1, 2, 3, 4);
    assertThat(data.test().labels()).containsExactly(1, 0, 1);
    assertThat(data.train().count()).isEqualTo(3);
    assertThat(load("idx", Map.of("features", images, "scaling", "none")).train().ofNumbers())
        .isTrue();
  }

  @Test
  void whatIsNoIdxFileOrIsCutOffIsRefused() throws IOException {
    assertThatThrownBy(() -> load("idx", Map.of("features", file("cube"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("but begins with 93 4e 55 4d");
    String cut = idx("cut", 0x08, new int[] {3, 2}, 1, 2, 3);
    assertThatThrownBy(() -> load("idx", Map.of("features", cut)))
        .hasMessageContaining("must hold 6 bytes after its header, but ends after 3");
    String huge = idx("huge", 0x08, new int[] {-1, -1});
    assertThatThrownBy(() -> load("idx", Map.of("features", huge)))
        .hasMessageContaining("1 to 2^31 numbers");
  }

  @Test
  void partsThatDoNotFitEachOtherAreRefused() throws IOException {
    String two = file("c-<f8");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "labels", file("vector"))))
        .hasMessageContaining("there are 2 examples and 3 in");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "labels", two)))
        .hasMessageContaining("must have one label");
    assertThatThrownBy(
            () -> load("npy", Map.of("features", two, "labels", two, "test-features", two)))
        .hasMessageContaining("test-labels must be given together with labels");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "test-labels", two)))
        .hasMessageContaining("test-labels must be given together with labels");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "labels", two, "targets", two)))
        .hasMessageContaining("labels or targets, but both are given");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "test-features", file("cube"))))
        .hasMessageContaining("has 12 inputs and 0 targets, not 3 inputs and 0 targets");
    assertThatThrownBy(() -> load("npy", Map.of("features", two, "labels", file("with-nan"))))
        .hasMessageContaining("row 1, from 0: a label must be a whole number, but is NaN");
    assertThatThrownBy(() -> load("npy", Map.of("features", file("with-nan"))))
        .hasMessageContaining("row 1, column 0, both from 0: must be a finite number");
  }

  private Dataset load(String format, Map<String, String> given) {
    return source(format).load(values(format, new HashMap<>(given)), Optional.empty());
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)));
    return Files.write(file, written(name)).toString();
  }

  private static byte[] written(String name) throws IOException {
    try (InputStream in = ArrayFilesTest.class.getResourceAsStream("arrays.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(one -> one.startsWith(name + " | ")).findFirst().orElseThrow();
      return HexFormat.of().parseHex(line.split(" \\| ")[1]);
    }
  }

  /** An IDX file of bytes. */
  private String idx(String name, int type, int[] shape, int... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
    bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) shape.length);
    Arrays.stream(shape).forEach(bytes::putInt);
    Arrays.stream(values).forEach(value -> bytes.put((byte) value));
    return Files.write(folder.resolve(name), bytes.array()).toString();
  }
}
