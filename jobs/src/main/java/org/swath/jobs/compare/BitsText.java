package org.swath.jobs.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of whether runs have the same bits. */
final class BitsText {

  private static final int MOST_RUNS = 5;

  private final BitComparison bits;

  BitsText(BitComparison bits) {
    this.bits = bits;
  }

  /** That runs are not reproducible; empty when all are, as far as that can be told. */
  Optional<Block> warning() {
    List<BitDifference> broken = bits.notReproduced();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    String runs =
        broken.stream()
            .limit(MOST_RUNS)
            .map(difference -> difference.pair().a().spec().runId())
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Block.Warning(
            ("%s %s not reproduced: the id, the version of Swath and of ND4J, the BLAS, the kernel and"
                    + " the threads are the same in A and B, the bits are not. Such a run must give the"
                    + " same bits everywhere, unless it was trained by two builds of a version in"
                    + " development. Look at %s%s.")
                .formatted(
                    Words.counted(broken.size(), "run"),
                    broken.size() == 1 ? "was" : "were",
                    runs,
                    broken.size() > MOST_RUNS ? ", ..." : "")));
  }

  /** How many are equal, and how far the others are apart. */
  String answer() {
    if (bits.compared() == 0) {
      return bits.withoutDigest() == 0
          ? "Bits: no run is in both with a result, so none can be compared bit by bit."
          : "Bits: %s in both, but stored before results had digests, so their bits are not compared."
              .formatted(isOrAre(bits.withoutDigest()));
    }
    StringBuilder text =
        new StringBuilder(
            "Bits: %d of %s that are in both are equal to the last bit."
                .formatted(bits.equal(), Words.counted(bits.compared(), "run")));
    if (!bits.differing().isEmpty()) {
      text.append(" ").append(differing());
    }
    if (bits.withoutDigest() > 0) {
      text.append(" %d more have no digest to compare.".formatted(bits.withoutDigest()));
    }
    return text.toString();
  }

  private static String isOrAre(int runs) {
    return Words.counted(runs, "run") + (runs == 1 ? " is" : " are");
  }

  private String differing() {
    StringBuilder text = new StringBuilder();
    if (bits.notReproduced().isEmpty()) {
      text.append(
          "Those that differ were computed by other software or arithmetic, so that is expected. ");
    }
    text.append("Largest relative difference: ")
        .append(
            bits.largestDifferences().entrySet().stream()
                .map(
                    metric -> metric.getKey().replace('_', ' ') + " " + relative(metric.getValue()))
                .collect(Collectors.joining(", ")))
        .append("; ");
    if (bits.firstEpoch().isPresent()) {
      text.append("the loss departs first in epoch ").append(bits.firstEpoch().getAsInt());
      long alike =
          bits.differing().stream().filter(difference -> difference.firstEpoch().isEmpty()).count();
      text.append(alike == 0 ? "." : " (in %d of them in none).".formatted(alike));
    } else {
      text.append("the loss is the same in every epoch.");
    }
    return text.toString();
  }

  private static String relative(double difference) {
    if (Double.isInfinite(difference)) {
      return "without bound (not a number on one side)";
    }
    return difference == 0 ? "none" : String.format(Locale.ROOT, "%.1e", difference);
  }
}
