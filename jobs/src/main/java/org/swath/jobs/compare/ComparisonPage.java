package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.swath.jobs.compare.Block.Items;
import org.swath.jobs.compare.Block.Paragraph;
import org.swath.jobs.compare.Block.Warning;

/** What a comparison says to people, in the order they want to know it. */
final class ComparisonPage {

  private final SweepComparison comparison;

  ComparisonPage(SweepComparison comparison) {
    this.comparison = comparison;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    PairingText pairing = new PairingText(comparison.a().plan().factors(), comparison.pairing());
    BitsText bits = new BitsText(comparison.bits());
    blocks.add(new Paragraph("A: " + sweep(comparison.a())));
    blocks.add(new Paragraph("B: " + sweep(comparison.b())));
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
        .filter(aspect -> !aspect.isSame())
        .forEach(
            aspect ->
                different.add(
                    "%s: %s -> %s"
                        .formatted(aspect.name(), values(aspect.inA()), values(aspect.inB()))));
    differences.asked().forEach((name, values) -> different.add(name + ": " + values));
    blocks.add(
        different.isEmpty()
            ? new Paragraph("Nothing else that is recorded differs.")
            : new Items("Different (A -> B):", different));
  }

  private static String values(List<String> values) {
    return values.isEmpty() ? "(no run committed)" : String.join(", ", values);
  }
}
