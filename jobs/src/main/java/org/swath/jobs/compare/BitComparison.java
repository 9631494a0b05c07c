package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.results.RunRecord;

/**
 * Whether runs that lie in both folders measured the same to the last bit, told by their result
 * digests. Failed runs measured nothing that could be repeated and are left out.
 *
 * @param equal pairs of one run whose digests are equal
 * @param withoutDigest pairs of one run that cannot be told, for one of them was stored before
 *     there were digests
 * @param differing the other pairs of one run
 */
public record BitComparison(int equal, int withoutDigest, List<BitDifference> differing) {

  public BitComparison {
    differing = List.copyOf(differing);
    if (equal < 0 || withoutDigest < 0) {
      throw new IllegalArgumentException(
          "equal and withoutDigest >= 0 must hold, but got %d and %d"
              .formatted(equal, withoutDigest));
    }
  }

  /**
   * Compares. Pure.
   *
   * @param lossesA the loss after each epoch of the runs that {@link #withOtherBits} names, by id
   * @param lossesB likewise, of B
   */
  static BitComparison of(
      Pairing pairing, Map<String, double[]> lossesA, Map<String, double[]> lossesB) {
    int withoutDigest = 0;
    int equal = 0;
    for (RunPair pair : comparable(pairing)) {
      RunRecord a = pair.a().record().orElseThrow();
      RunRecord b = pair.b().record().orElseThrow();
      if (a.resultDigest().isEmpty() || b.resultDigest().isEmpty()) {
        withoutDigest++;
      } else if (a.resultDigest().equals(b.resultDigest())) {
        equal++;
      }
    }
    List<BitDifference> differing = new ArrayList<>();
    for (RunPair pair : withOtherBits(pairing)) {
      String runId = pair.a().spec().runId();
      differing.add(BitDifference.of(pair, lossesA.get(runId), lossesB.get(runId)));
    }
    return new BitComparison(equal, withoutDigest, differing);
  }

  /** Pairs of one run whose digests differ. */
  static List<RunPair> withOtherBits(Pairing pairing) {
    return comparable(pairing).stream().filter(BitComparison::digestsDiffer).toList();
  }

  /** Number of pairs that could be told. */
  public int compared() {
    return equal + differing.size();
  }

  /** Pairs whose bits differ though they were computed by the same software and arithmetic. */
  public List<BitDifference> notReproduced() {
    return differing.stream().filter(difference -> !difference.isExpected()).toList();
  }

  /** The largest relative difference of what was measured once, by column; zeros included. */
  public SortedMap<String, Double> largestDifferences() {
    SortedMap<String, Double> largest = new TreeMap<>();
    for (BitDifference difference : differing) {
      difference
          .relativeDifferences()
          .forEach((metric, size) -> largest.merge(metric, size, Math::max));
    }
    return Collections.unmodifiableSortedMap(largest);
  }

  /** The first epoch in which the loss of any run is not the same; empty when it is in all. */
  public OptionalInt firstEpoch() {
    return differing.stream().flatMapToInt(difference -> difference.firstEpoch().stream()).min();
  }

  private static List<RunPair> comparable(Pairing pairing) {
    return pairing.pairs().stream()
        .filter(RunPair::isOneRun)
        .filter(pair -> measured(pair.a()) && measured(pair.b()))
        .toList();
  }

  private static boolean measured(PlannedRun run) {
    return run.end() == RunEnd.COMPLETED || run.end() == RunEnd.DIVERGED;
  }

  private static boolean digestsDiffer(RunPair pair) {
    RunRecord a = pair.a().record().orElseThrow();
    RunRecord b = pair.b().record().orElseThrow();
    return a.resultDigest().isPresent()
        && b.resultDigest().isPresent()
        && !a.resultDigest().equals(b.resultDigest());
  }
}
