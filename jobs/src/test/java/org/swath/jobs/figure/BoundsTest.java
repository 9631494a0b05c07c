package org.swath.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void anAxisBeginsAndEndsOnRoundNumbersAroundWhatIsDrawn() {
    assertThat(Bounds.of(new double[] {-1430.1, -115, -520}))
        .isEqualTo(new Bounds(-1500, 0, 500, false));
    assertThat(Bounds.of(new double[] {0.918, 0.939}))
        .isEqualTo(new Bounds(0.915, 0.94, 0.005, false));
  }

  @Test
  void numbersThatAreAllTheSameHaveAnAxisToo() {
    for (double same : new double[] {0, 100, -3.3, 1e-12, 1e30}) {
      Bounds bounds = Bounds.of(new double[] {same, same});
      assertThat(bounds.least()).isLessThanOrEqualTo(same);
      assertThat(bounds.most()).isGreaterThanOrEqualTo(same).isGreaterThan(bounds.least());
    }
    assertThat(Bounds.of(new double[0])).isEqualTo(new Bounds(0, 1, 0.2, false));
  }

  @Test
  void oneNumberFarOutsideManyIsCutOff() {
    double[] many =
        DoubleStream.concat(DoubleStream.iterate(1, x -> x + 0.01).limit(100), DoubleStream.of(1e6))
            .toArray();
    assertThat(Bounds.of(many).cut()).isTrue();
    assertThat(Bounds.of(many).most()).isLessThan(3);
    assertThat(Bounds.of(new double[] {1, 2, 1000}).cut()).isFalse();
  }
}
