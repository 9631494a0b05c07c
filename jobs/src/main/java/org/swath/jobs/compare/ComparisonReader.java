package org.swath.jobs.compare;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.PlanJson;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.InvalidSpecException;
import org.swath.core.spec.SweepSpecReader;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;

/** Compares what is committed in two results folders, also while their sweeps are running. */
public final class ComparisonReader {

  private static final String LOSS = "loss";

  /** What every epoch has beside the metrics of a plan. */
  private static final String SECONDS = "seconds";

  private final Catalogue catalogue;

  /**
   * @param catalogue what stored specs may name
   */
  public ComparisonReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Compares two folders.
   *
   * @param rule by what runs are paired; empty for the rule that pairs most
   * @param margins by the dashed name of a metric: how far B may be from A and still be equal, in
   *     the unit it is stored in; above 0
   * @throws IOException when the storage fails
   * @throws IncomparableException when both are one folder, their runs have no partners, or a
   *     margin is of a metric that is not compared
   * @throws ResultsException when a folder holds no sweep, or results that contradict its plan
   * @throws org.swath.core.plan.PlanFormatException when this version of Swath cannot read a plan
   */
  public SweepComparison read(
      ResultsFolder a, ResultsFolder b, Optional<PairingRule> rule, Map<String, Double> margins)
      throws IOException {
    if (a.toString().equals(b.toString())) {
      throw new IncomparableException(
          "A and B must be two results folders, but both are %s. Name another".formatted(a));
    }
    StoredSweep sweepA = sweep(a);
    StoredSweep sweepB = sweep(b);
    Pairing pairing = new Pairer(sweepA, sweepB).pair(rule);
    CriterionChoice criterion = criterion(a, sweepA, b, sweepB);
    List<String> names = PairedMetrics.names(sweepA, sweepB, criterion.criterion());
    requireCompared(margins, names);
    List<RunPair> otherBits = BitComparison.withOtherBits(pairing);
    return new SweepComparison(
        sweepA,
        sweepB,
        SweepDifferences.between(sweepA, sweepB),
        pairing,
        BitComparison.of(
            pairing,
            curves(a, otherBits.stream().map(RunPair::a).toList(), LOSS),
            curves(b, otherBits.stream().map(RunPair::b).toList(), LOSS)),
        criterion,
        metrics(a, b, pairing, criterion.criterion(), names, margins));
  }

  private static List<MetricComparison> metrics(
      ResultsFolder a,
      ResultsFolder b,
      Pairing pairing,
      Optional<CriterionSpec> criterion,
      List<String> names,
      Map<String, Double> margins)
      throws IOException {
    List<RunPair> completed = pairing.pairs().stream().filter(RunPair::isCompleted).toList();
    String column = criterion.map(asked -> asked.metric().replace('-', '_')).orElse("");
    boolean needed = criterion.isPresent();
    return new PairedMetrics(pairing, margins)
        .compare(
            names,
            criterion,
            needed ? curves(a, completed.stream().map(RunPair::a).toList(), column) : Map.of(),
            needed ? curves(b, completed.stream().map(RunPair::b).toList(), column) : Map.of());
  }

  private CriterionChoice criterion(
      ResultsFolder a, StoredSweep sweepA, ResultsFolder b, StoredSweep sweepB) throws IOException {
    Set<String> metrics = new HashSet<>(sweepA.plan().epochMetrics());
    metrics.retainAll(sweepB.plan().epochMetrics());
    metrics.add(SECONDS);
    return CriterionChoice.of(
        criterion(a, sweepA).filter(criterion -> metrics.contains(criterion.metric())),
        criterion(b, sweepB).filter(criterion -> metrics.contains(criterion.metric())));
  }

  /** The first criterion of a stored spec; empty also when another version of Swath wrote it. */
  private Optional<CriterionSpec> criterion(ResultsFolder folder, StoredSweep sweep)
      throws IOException {
    String text = folder.readText(ResultsFolder.SPEC_FILE);
    try {
      return SweepSpecReader.readWithScales(text, folder.toString(), catalogue)
          .ofSweep(sweep.plan().sweepName())
          .convergence()
          .stream()
          .findFirst();
    } catch (InvalidSpecException e) {
      return Optional.empty();
    }
  }

  private static void requireCompared(Map<String, Double> margins, List<String> names) {
    for (Map.Entry<String, Double> margin : margins.entrySet()) {
      if (!names.contains(margin.getKey())) {
        throw new IncomparableException(
            "A margin must be of a metric that is compared, one of %s, but got \"%s\". Name one of them"
                .formatted(String.join(", ", names), margin.getKey()));
      }
    }
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

  private static Map<String, double[]> curves(
      ResultsFolder folder, Collection<PlannedRun> runs, String column) throws IOException {
    List<RunRecord> records = runs.stream().flatMap(run -> run.record().stream()).toList();
    return records.isEmpty()
        ? Map.of()
        : new ResultsReader(folder).curves(records, List.of(column)).get(column);
  }
}
