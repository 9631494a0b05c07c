package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swath.core.random.RandomStreams;

class BatchOrderTest {

  @Test
  void everyEpochVisitsEveryExampleOnceInAnOrderOfItsOwn() {
    BatchOrder order = new BatchOrder(new RandomStreams(1), 1000);
    int[] first = order.ofEpoch(1).clone();
    int[] second = order.ofEpoch(2).clone();

    assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
    assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void anEpochsOrderDoesNotDependOnTheEpochsBefore() {
    BatchOrder resumed = new BatchOrder(new RandomStreams(1), 100);
    BatchOrder fromTheStart = new BatchOrder(new RandomStreams(1), 100);
    fromTheStart.ofEpoch(1);
    assertThat(resumed.ofEpoch(2)).isEqualTo(fromTheStart.ofEpoch(2));
  }

  /**
   * Each example should come first equally often. With 20,000 orders of 4 examples, 5,000 are
   * expected with a standard deviation of 61; 300 is 4.9 of them (chance 4e-6 for a fair shuffle).
   */
  @Test
  void theShuffleIsFair() {
    int[] timesFirst = new int[4];
    BatchOrder order = new BatchOrder(new RandomStreams(42), 4);
    for (int epoch = 1; epoch <= 20_000; epoch++) {
      timesFirst[order.ofEpoch(epoch)[0]]++;
    }
    for (int times : timesFirst) {
      assertThat(times).isBetween(4_700, 5_300);
    }
  }
}
