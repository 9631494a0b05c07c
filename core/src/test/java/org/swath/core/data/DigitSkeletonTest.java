package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.data.DigitSkeleton.ControlPoint;

class DigitSkeletonTest {

  @Test
  void cornersAndPenLiftsAreRead() {
    DigitSkeleton skeleton = DigitSkeleton.parse("1,2 30,4^ 5,60 / 7,8 9,10");

    assertThat(skeleton.strokes()).hasSize(2);
    assertThat(skeleton.strokes().get(0))
        .containsExactly(
            new ControlPoint(1, 2, false),
            new ControlPoint(30, 4, true),
            new ControlPoint(5, 60, false));
    assertThat(skeleton.strokes().get(1)).hasSize(2);
  }

  @Test
  void aStrokeOfOnePointIsRefused() {
    assertThatThrownBy(() -> DigitSkeleton.parse("1,2 3,4 / 5,6"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two points");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyDigitHasFormsThatFillItsBoxFromTopToBottom(int digit) {
    assertThat(DigitForms.of(digit)).hasSizeGreaterThanOrEqualTo(3);
    for (DigitSkeleton form : DigitForms.of(digit)) {
      var points = form.strokes().stream().flatMap(stroke -> stroke.stream()).toList();
      assertThat(points).allMatch(point -> point.x() >= 0 && point.x() <= 100);
      assertThat(points).extracting(ControlPoint::y).anyMatch(y -> y <= 10).anyMatch(y -> y >= 90);
    }
  }
}
