package org.swath.core.workload.twistor;

/**
 * The cell's three Möbius mixes of the components, each {@code (ω, π) ← ((1 - k) ω + k π, (1 - k) π
 * - k ω)} with k a third, two thirds and the whole of a strength, as the one map that they come to:
 * {@code (a ω + b π, a π - b ω)}.
 *
 * @param kept a, the share of itself that a component keeps
 * @param exchanged b, the share of the other that it gets
 */
record MoebiusMixing(double kept, double exchanged) {

  private static final int MIXES = 3;

  /** At a strength of 0 nothing is mixed. */
  static MoebiusMixing ofStrength(double strength) {
    double kept = 1;
    double exchanged = 0;
    for (int mix = 1; mix <= MIXES; mix++) {
      double k = strength * mix / MIXES;
      double before = kept;
      kept = (1 - k) * kept - k * exchanged;
      exchanged = (1 - k) * exchanged + k * before;
    }
    return new MoebiusMixing(kept, exchanged);
  }
}
