package org.swath.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class IdxArrayTest {

  private static final byte[] VALUES = {1, 2, 3, 4, 5, (byte) 255};
  private static final List<Integer> TWO_BY_THREE = List.of(2, 3);

  @Test
  void aWholeFileGivesItsDimensionsAndValues() throws IOException {
    IdxArray array = read(TinyMnist.idx(VALUES, 2, 3));

    assertThat(array.dimensions()).containsExactly(2, 3);
    assertThat(array.values()).isEqualTo(VALUES);
  }

  @Test
  void anotherMagicNumberIsNamedWithTheExpectedOne() {
    assertThatRefused("<!DOCTYPE html>".getBytes(UTF_8))
        .hasMessageContaining("the file must start with the bytes 00 00 08 02")
        .hasMessageContaining("but starts with 3c 21 44 4f");
  }

  @Test
  void anotherNumberOfDimensionsIsAnotherMagicNumber() {
    assertThatRefused(TinyMnist.idx(VALUES, 6)).hasMessageContaining("starts with 00 00 08 01");
  }

  @Test
  void anEmptyFileIsCalledEmpty() {
    assertThatRefused(new byte[0]).hasMessageContaining("but starts with nothing: it is empty");
  }

  @Test
  void aHeaderThatIsCutOffIsNamed() {
    assertThatRefused(Arrays.copyOf(TinyMnist.idx(VALUES, 2, 3), 10))
        .hasMessageContaining("must hold 2 dimensions in its header, but ends within them");
  }

  @Test
  void otherDimensionsAreNamedWithTheExpectedOnes() {
    assertThatRefused(TinyMnist.idx(VALUES, 3, 2))
        .hasMessageContaining("must hold 2 × 3 values, but its header says 3 × 2");
  }

  @Test
  void aDimensionBeyondAnIntIsReadAsWhatItIs() {
    assertThatRefused(TinyMnist.idx(VALUES, -1, 3))
        .hasMessageContaining("its header says 4294967295 × 3");
  }

  @Test
  void valuesThatAreCutOffAreCounted() {
    assertThatRefused(Arrays.copyOf(TinyMnist.idx(VALUES, 2, 3), 16))
        .hasMessageContaining("must hold 6 bytes after its header, but ends after 4");
  }

  @Test
  void bytesAfterTheEndAreRefused() {
    assertThatRefused(Arrays.copyOf(TinyMnist.idx(VALUES, 2, 3), 19))
        .hasMessageContaining("must end after the 6 bytes its header promises, but goes on");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatRefused(byte[] bytes) {
    return assertThatThrownBy(() -> read(bytes)).isInstanceOf(DataException.class);
  }

  private static IdxArray read(byte[] bytes) throws IOException {
    return IdxArray.read(new ByteArrayInputStream(bytes), TWO_BY_THREE, "the file");
  }
}
