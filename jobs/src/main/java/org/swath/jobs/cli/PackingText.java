package org.swath.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.swath.core.plan.CohortPacking;
import org.swath.core.plan.PackingEstimate;

/** How runs are packed into cohorts and why, for a person to read. */
final class PackingText {

  private PackingText() {}

  /**
   * Tells it line by line.
   *
   * @param line takes a label and what there is to say
   */
  static void write(CohortPacking packing, LaneCap cap, BiConsumer<String, String> line) {
    line.accept(
        "Cohorts",
        String.format(
            Locale.ROOT,
            "%s for %s, %.0f %% busy",
            packing.inWords(),
            packing.slots() == 1 ? "1 slot" : packing.slots() + " slots",
            100 * packing.busyShare()));
    List<PackingEstimate> considered = packing.considered();
    for (PackingEstimate other :
        List.of(considered.get(0), considered.get(considered.size() - 1))) {
      if (!other.equals(packing.chosen())) {
        line.accept("Estimate", comparison(other, packing.chosen()));
      }
    }
    line.accept(
        "Kept apart",
        packing.keptApart().isEmpty()
            ? "nothing: any runs may share a cohort"
            : "runs of different %s: %d groups"
                .formatted(String.join(", ", packing.keptApart()), packing.groups()));
    line.accept("Lanes", "at most %d in a cohort: %s".formatted(cap.lanes(), cap.origin()));
  }

  private static String comparison(PackingEstimate other, PackingEstimate chosen) {
    return String.format(
        Locale.ROOT,
        "%s of %s would take %.2f times as long",
        other.cohorts() == 1 ? "1 cohort" : other.cohorts() + " cohorts",
        other.lanes() == 1 ? "1 lane" : "up to " + other.lanes() + " lanes",
        other.duration() / chosen.duration());
  }
}
