package org.swath.jobs.compare;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.plan.PlanJson;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Compares what is committed in two results folders, also while their sweeps are running. */
public final class ComparisonReader {

  private static final String LOSS = "loss";

  /**
   * Compares two folders.
   *
   * @param rule by what runs are paired; empty for the rule that pairs most
   * @throws IOException when the storage fails
   * @throws IncomparableException when both are one folder, or their runs have no partners
   * @throws ResultsException when a folder holds no sweep, or results that contradict its plan
   * @throws org.swath.core.plan.PlanFormatException when this version of Swath cannot read a plan
   */
  public SweepComparison read(ResultsFolder a, ResultsFolder b, Optional<PairingRule> rule)
      throws IOException {
    if (a.toString().equals(b.toString())) {
      throw new IncomparableException(
          "A and B must be two results folders, but both are %s. Name another".formatted(a));
    }
    StoredSweep sweepA = sweep(a);
    StoredSweep sweepB = sweep(b);
    Pairing pairing = new Pairer(sweepA, sweepB).pair(rule);
    List<RunPair> otherBits = BitComparison.withOtherBits(pairing);
    return new SweepComparison(
        sweepA,
        sweepB,
        SweepDifferences.between(sweepA, sweepB),
        pairing,
        BitComparison.of(
            pairing,
            losses(a, otherBits.stream().map(RunPair::a).toList()),
            losses(b, otherBits.stream().map(RunPair::b).toList())));
  }

  private static StoredSweep sweep(ResultsFolder folder) throws IOException {
    String plan = folder.readText(ResultsFolder.PLAN_FILE);
    try {
      return new StoredSweep(
          folder.toString(), PlanJson.read(plan), new ResultsReader(folder).runs());
    } catch (IllegalArgumentException e) {
      throw new ResultsException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Map<String, double[]> losses(ResultsFolder folder, Collection<PlannedRun> runs)
      throws IOException {
    List<RunRecord> records = runs.stream().flatMap(run -> run.record().stream()).toList();
    return records.isEmpty()
        ? Map.of()
        : new ResultsReader(folder).curves(records, List.of(LOSS)).get(LOSS);
  }
}
