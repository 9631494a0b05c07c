package org.swath.core.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.data.DataException;

/** Against files as numpy writes them: {@code arrays.txt}, made by {@code make_arrays.py}. */
class NpyFileTest {

  @ParameterizedTest
  @MethodSource("arrays")
  void readsWhatNumpyWrites(Written array) throws IOException {
    NumberArray read = read(array.bytes());

    assertThat(read.shape()).isEqualTo(array.shape());
    double[] numbers =
        IntStream.range(0, read.count() * read.size())
            .mapToDouble(i -> read.at(i / read.size(), i % read.size()))
            .toArray();
    assertThat(numbers).containsExactly(array.numbers());
  }

  @ParameterizedTest
  @MethodSource("others")
  void refusesWhatIsNoNumbers(Written array) {
    assertThatThrownBy(() -> read(array.bytes()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("here.npy must hold whole numbers, floating-point numbers");
  }

  @Test
  void everyCutAndEveryExcessIsRefused() throws IOException {
    byte[] whole = arrays().findFirst().orElseThrow().bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(DataException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> read(longer)).hasMessageContaining("but goes on");
  }

  @Test
  void aHeaderThatLiesAboutItsSizeTakesNoMemory() {
    for (String shape : List.of("(2147483647, 1000)", "(99999999999999, 1)", "(2147483647,)")) {
      assertThatThrownBy(() -> read(file("<f8", shape)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("2");
    }
    assertThatThrownBy(() -> read(file("|u1", "(2000000000,)")))
        .hasMessageContaining("but ends after 0");
    assertThatThrownBy(() -> read(file("<f8", "(0, 3)"))).hasMessageContaining("at least one");
    assertThatThrownBy(() -> read(file("<f8", "()"))).hasMessageContaining("at least one");
  }

  static Stream<Written> arrays() throws IOException {
    return written().filter(array -> !array.refused());
  }

  static Stream<Written> others() throws IOException {
    return written().filter(Written::refused).filter(array -> !array.name().equals("archive"));
  }

  private static Stream<Written> written() throws IOException {
    try (InputStream in = NpyFileTest.class.getResourceAsStream("arrays.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("with-nan"))
          .map(Written::of);
    }
  }

  /** One line of the file. */
  record Written(String name, String hex, List<Integer> shape, double[] numbers) {

    static Written of(String line) {
      String[] parts = line.split(" \\| ");
      return parts.length == 3
          ? new Written(parts[0], parts[1], List.of(), new double[0])
          : new Written(
              parts[0],
              parts[1],
              Stream.of(parts[2].split("x")).map(Integer::valueOf).toList(),
              Stream.of(parts[3].split(" ")).mapToDouble(Double::parseDouble).toArray());
    }

    boolean refused() {
      return shape.isEmpty();
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static byte[] file(String type, String shape) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0};
    byte[] file = Arrays.copyOf(start, start.length + header.length());
    System.arraycopy(
        header.getBytes(StandardCharsets.US_ASCII), 0, file, start.length, header.length());
    return file;
  }

  private static NumberArray read(byte[] bytes) throws IOException {
    return NpyFile.read(new ByteArrayInputStream(bytes), "here.npy");
  }
}
