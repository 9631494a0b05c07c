package org.swath.core.train;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.RandomStreams;

/**
 * The order in which the examples of an epoch are visited: a uniform permutation per epoch (Fisher
 * and Yates, in the form of Durstenfeld 1964), from the stream {@code batch-order} with the epoch's
 * number. It depends on nothing but the seed and the epoch.
 */
public final class BatchOrder {

  private final RandomStreams streams;
  private final int[] order;

  public BatchOrder(RandomStreams streams, int examples) {
    this.streams = streams;
    this.order = new int[examples];
  }

  /**
   * The order of one epoch.
   *
   * @param epoch from 1
   * @return example numbers; reused by the next call
   */
  public int[] ofEpoch(int epoch) {
    UniformRandomProvider stream = streams.stream("batch-order", epoch);
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int last = order.length - 1; last > 0; last--) {
      int chosen = stream.nextInt(last + 1);
      int example = order[chosen];
      order[chosen] = order[last];
      order[last] = example;
    }
    return order;
  }
}
