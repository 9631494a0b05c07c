package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsDigestTest {

  private static final Object[] FIRST = {"run-1", 1, -0.0, null, true, 7L};
  private static final Object[] SECOND = {"run-1", 2, Double.NaN, "x", false, -7L};

  @Test
  void isTheSameInAnyOrder() {
    assertThat(of(FIRST, SECOND).sameAs(of(SECOND, FIRST))).isTrue();
  }

  static Stream<Object[][]> otherRows() {
    return Stream.of(
        new Object[][] {FIRST},
        new Object[][] {FIRST, FIRST},
        new Object[][] {FIRST, SECOND, SECOND},
        new Object[][] {{"run-1", 1, 0.0, null, true, 7L}, SECOND},
        new Object[][] {{"run-1", 1, -0.0, "", true, 7L}, SECOND},
        new Object[][] {{"run-1", 1, null, -0.0, true, 7L}, SECOND},
        new Object[][] {{"run-1", 1, -0.0, null, false, 7L}, SECOND},
        new Object[][] {{"run-1", 1, -0.0, null, true, 6L}, SECOND},
        new Object[][] {{"run-2", 1, -0.0, null, true, 7L}, SECOND},
        // The values of one row in the other's place.
        new Object[][] {
          {"run-1", 2, -0.0, null, true, 7L}, {"run-1", 1, Double.NaN, "x", false, -7L}
        });
  }

  @ParameterizedTest
  @MethodSource("otherRows")
  void isAnotherForOtherRows(Object[][] rows) {
    assertThat(of(FIRST, SECOND).sameAs(of(rows))).isFalse();
  }

  private static RowsDigest of(Object[]... rows) {
    RowsDigest digest = new RowsDigest();
    for (Object[] row : rows) {
      digest.add(row);
    }
    return digest;
  }
}
