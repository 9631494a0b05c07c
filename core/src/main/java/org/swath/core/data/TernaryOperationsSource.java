package org.swath.core.data;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/**
 * All operations on two ternary digits: the 3⁹ = 19,683 tables of 3 × 3 values of -1, 0 and 1.
 * Operation i has the value {@code ⌊i / 3ᵈ⌋ mod 3 - 1} at place d of 9, row after row; a pixel is
 * that value and 1: 0, 1 or 2. All are of one class.
 *
 * <p>They are put into a random order, from the stream {@code ternary-operations-order} of the data
 * seed; the first nine tenths, 17,714, are the training part and the other 1,969 the test part. A
 * workload that holds the last ninth of its training part out is trained on 15,746 and validated on
 * 1,968: eight, one and one tenth of all. The generator is Swath's own, so that the split of a seed
 * is not the one that another program draws from it.
 */
public final class TernaryOperationsSource implements DatasetSource {

  /** As specs spell it. */
  public static final String NAME = "ternary-operations";

  private static final int VERSION = 1;
  private static final String DATA_SEED = "data-seed";
  private static final int SIDE = 3;
  private static final int PLACES = SIDE * SIDE;
  private static final int OPERATIONS = 19_683;
  private static final int TRAINING_OPERATIONS = 17_714;

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "All 19,683 tables of 3 × 3 ternary values, split at random",
        List.of(
            Parameter.integer(
                DATA_SEED,
                0,
                42,
                "Which operations are held out; unlike a run's seed, the same for all runs")));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    return Sha256.hexOf(
        "%s version %d\n%s %d\n"
            .formatted(NAME, VERSION, DATA_SEED, parameters.integer(DATA_SEED)));
  }

  @Override
  public void requireAvailable(ParameterValues parameters, Optional<String> location) {
    // Made on the spot.
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return TRAINING_OPERATIONS;
  }

  /** Makes the operations; {@code location} is ignored and nothing is read or written. */
  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    RandomStreams streams = new RandomStreams(parameters.integer(DATA_SEED));
    int[] order = shuffled(new Draws(streams.stream(NAME + "-order")));
    return new Dataset(
        tables(order, 0, TRAINING_OPERATIONS), tables(order, TRAINING_OPERATIONS, OPERATIONS), 1);
  }

  /** Every operation's number once (Fisher and Yates, in the form of Durstenfeld 1964). */
  private static int[] shuffled(Draws random) {
    int[] order = new int[OPERATIONS];
    for (int i = 0; i < OPERATIONS; i++) {
      int other = random.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private static LabelledImages tables(int[] order, int from, int to) {
    byte[] values = new byte[(to - from) * PLACES];
    for (int i = from; i < to; i++) {
      int rest = order[i];
      for (int place = 0; place < PLACES; place++) {
        values[(i - from) * PLACES + place] = (byte) (rest % 3);
        rest /= 3;
      }
    }
    return new LabelledImages(to - from, SIDE, SIDE, values, new byte[to - from]);
  }
}
