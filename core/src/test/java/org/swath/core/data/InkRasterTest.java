package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InkRasterTest {

  private final InkRaster raster = new InkRaster(5);

  @Test
  void aLineIsFullInsideAndFadesOverOnePixelAtItsEdge() {
    raster.line(0.5, 2.5, 4.5, 2.5, 0.75);

    assertThat(ink(2, 2)).isEqualTo(1);
    assertThat(ink(2, 1)).isCloseTo(0.25, within(1e-12));
    assertThat(ink(2, 3)).isCloseTo(0.25, within(1e-12));
    assertThat(ink(2, 0)).isZero();
  }

  @Test
  void aLineEndsRound() {
    raster.line(0.5, 2.5, 2.5, 2.5, 0.8);

    assertThat(ink(2, 2)).isEqualTo(1);
    assertThat(ink(3, 2)).isCloseTo(0.3, within(1e-12));
    assertThat(ink(3, 3)).isZero();
    assertThat(ink(4, 2)).isZero();
  }

  @Test
  void aLineWithoutLengthIsADot() {
    raster.line(2.5, 2.5, 2.5, 2.5, 0.8);

    assertThat(ink(2, 2)).isEqualTo(1);
    assertThat(ink(1, 2)).isCloseTo(0.3, within(1e-12));
    assertThat(ink(2, 3)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void linesThatOverlapDoNotAddUp() {
    raster.line(0.5, 2.5, 4.5, 2.5, 0.75);
    raster.line(0.5, 2.5, 4.5, 2.5, 0.75);

    assertThat(ink(2, 1)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void whatLiesOutsideIsLost() {
    raster.line(-9, -9, -3, -3, 1);
    raster.line(8, 2, 12, 2, 1);

    for (int pixel = 0; pixel < 25; pixel++) {
      assertThat(raster.ink(pixel)).isZero();
    }
  }

  @Test
  void aClearedRasterIsEmpty() {
    raster.line(0.5, 2.5, 4.5, 2.5, 0.75);
    raster.clear();

    assertThat(ink(2, 2)).isZero();
  }

  private double ink(int column, int row) {
    return raster.ink(row * 5 + column);
  }
}
