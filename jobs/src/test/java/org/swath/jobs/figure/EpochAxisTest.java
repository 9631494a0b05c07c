package org.swath.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochAxisTest {

  @Test
  void fewEpochsAreAllDrawn() {
    assertThat(EpochAxis.LOG.drawn(3, 3)).containsExactly(1, 2, 3);
    assertThat(EpochAxis.LINEAR.drawn(1, 25)).containsExactly(1);
  }

  @Test
  void ofManyTheFirstAndTheLastAndSomeBetweenAreDrawn() {
    assertThat(EpochAxis.LINEAR.drawn(100, 4)).containsExactly(1, 34, 67, 100);
    assertThat(EpochAxis.LOG.drawn(1000, 4)).containsExactly(1, 10, 100, 1000);
    assertThat(EpochAxis.LOG.drawn(50, 40))
        .startsWith(1, 2, 3, 4, 5)
        .endsWith(50)
        .doesNotHaveDuplicates();
  }
}
