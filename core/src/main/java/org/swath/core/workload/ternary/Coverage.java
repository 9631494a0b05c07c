package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.CELLS;
import static org.swath.core.workload.ternary.NetworkShape.PLACES;
import static org.swath.core.workload.ternary.NetworkShape.VALUES;

import java.util.BitSet;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The operations that a decoder was seen to give, by three ways of reading an operation out of its
 * probabilities.
 */
final class Coverage {

  /** Number of all operations. */
  static final int OPERATIONS = 19_683;

  private final BitSet rounded = new BitSet(OPERATIONS);
  private final BitSet likeliest = new BitSet(OPERATIONS);
  private final BitSet drawn = new BitSet(OPERATIONS);

  /** The share of all operations that so many uniform draws cover, on average. */
  static double byChance(int draws) {
    return -StrictMath.expm1(draws * StrictMath.log1p(-1.0 / OPERATIONS));
  }

  /**
   * Reads operations.
   *
   * @param probabilities [row × place × value]
   * @param stream a uniform number is drawn from it for each place of each row
   */
  void add(double[] probabilities, int rows, UniformRandomProvider stream) {
    for (int row = 0; row < rows; row++) {
      int byRounding = 0;
      int byLikelihood = 0;
      int byDrawing = 0;
      int power = 1;
      for (int place = 0; place < PLACES; place++) {
        int at = row * CELLS + place * VALUES;
        byRounding += power * expected(probabilities, at);
        byLikelihood += power * likeliest(probabilities, at);
        byDrawing += power * drawn(probabilities, at, stream.nextDouble());
        power *= VALUES;
      }
      rounded.set(byRounding);
      likeliest.set(byLikelihood);
      drawn.set(byDrawing);
    }
  }

  /** Covered when the expected value of each place is rounded, halves to 0. */
  double rounded() {
    return share(rounded);
  }

  /** Covered when the likeliest value of each place is taken. */
  double likeliest() {
    return share(likeliest);
  }

  /** Covered when each place is drawn from its distribution. */
  double drawn() {
    return share(drawn);
  }

  private static double share(BitSet seen) {
    return seen.cardinality() / (double) OPERATIONS;
  }

  private static int expected(double[] p, int at) {
    return (int) Math.rint(p[at + 2] - p[at]) + 1;
  }

  /** The first of the likeliest. */
  static int likeliest(double[] p, int at) {
    int value = p[at + 1] > p[at] ? 1 : 0;
    return p[at + 2] > p[at + value] ? 2 : value;
  }

  private static int drawn(double[] p, int at, double uniform) {
    if (uniform < p[at]) {
      return 0;
    }
    return uniform < p[at] + p[at + 1] ? 1 : 2;
  }
}
