package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.swath.jobs.compare.Block.Items;
import org.swath.jobs.compare.Block.Lines;
import org.swath.jobs.compare.Block.Paragraph;
import org.swath.jobs.compare.Block.Warning;

/** What a comparison says to people, in the order they want to know it. */
final class ComparisonPage {

  private final SweepComparison comparison;

  private final boolean everyRow;

  /**
   * @param everyRow whether configurations are shown that did not change
   */
  ComparisonPage(SweepComparison comparison, boolean everyRow) {
    this.comparison = comparison;
    this.everyRow = everyRow;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    PairingText pairing = new PairingText(comparison.a().plan().factors(), comparison.pairing());
    BitsText bits = new BitsText(comparison.bits());
    blocks.add(new Lines(List.of("A: " + sweep(comparison.a()), "B: " + sweep(comparison.b()))));
    if (comparison.differences().hasOtherData()) {
      blocks.add(
          new Warning(
              "A and B were trained on different data, so their numbers differ for that alone."));
    }
    pairing.changedEnds().ifPresent(blocks::add);
    bits.warning().ifPresent(blocks::add);
    addDifferences(blocks);
    blocks.add(new Items(pairing.rule(), pairing.counts()));
    blocks.add(new Paragraph(bits.answer()));
    blocks.addAll(new MetricsText(comparison, everyRow).blocks());
    return blocks;
  }

  private static String sweep(StoredSweep sweep) {
    return "%s: %s, %s, %s: %s"
        .formatted(
            sweep.location(),
            sweep.plan().sweepName(),
            Words.counted(sweep.configurations(), "configuration"),
            Words.counted(sweep.plan().runs().size(), "run"),
            PairingText.ends(sweep.runs()));
  }

  private void addDifferences(List<Block> blocks) {
    SweepDifferences differences = comparison.differences();
    String same =
        differences.aspects().stream()
            .filter(Aspect::isSame)
            .map(aspect -> aspect.name() + " " + String.join(", ", aspect.inA()))
            .collect(Collectors.joining("; "));
    String plans = differences.asked().isEmpty() ? "factors, levels, seeds and parameters; " : "";
    if (!same.isEmpty() || !plans.isEmpty()) {
      blocks.add(new Paragraph("The same in both: " + plans + same + "."));
    }
    List<String> different = new ArrayList<>();
    differences.aspects().stream()
        .filter(Aspect::isDifferent)
        .forEach(
            aspect ->
                different.add(
                    "%s: %s -> %s"
                        .formatted(
                            aspect.name(),
                            String.join(", ", aspect.inA()),
                            String.join(", ", aspect.inB()))));
    differences.asked().forEach((name, values) -> different.add(name + ": " + values));
    if (!different.isEmpty()) {
      blocks.add(new Items("Different (A -> B):", different));
    }
    String silent = silent();
    if (!silent.isEmpty()) {
      blocks.add(
          new Paragraph(
              "No run of %s is committed yet, so it is not known where they are trained, and by what."
                  .formatted(silent)));
    } else if (different.isEmpty()) {
      blocks.add(new Paragraph("Nothing else that is recorded differs.", true));
    }
  }

  /** The sides without a committed run. */
  private String silent() {
    List<String> silent = new ArrayList<>();
    if (comparison.a().records().isEmpty()) {
      silent.add("A");
    }
    if (comparison.b().records().isEmpty()) {
      silent.add("B");
    }
    return String.join(" and of ", silent);
  }
}
