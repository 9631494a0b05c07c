package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.swath.core.converge.Convergence;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunRecord;

/** Takes the metrics that both sweeps have out of the runs that completed on both sides. Pure. */
final class PairedMetrics {

  private static final String FINAL_LOSS = "final-loss";
  private static final String CONVERGENCE_EPOCH = "convergence-epoch";

  private final Pairing pairing;
  private final Map<String, Double> margins;

  /**
   * @param margins by the dashed name of a metric
   */
  PairedMetrics(Pairing pairing, Map<String, Double> margins) {
    this.pairing = pairing;
    this.margins = margins;
  }

  /** The dashed names of what is compared, in the order of reports. */
  static List<String> names(StoredSweep a, StoredSweep b, Optional<CriterionSpec> criterion) {
    List<String> names = new ArrayList<>(List.of(FINAL_LOSS));
    criterion.ifPresent(any -> names.add(CONVERGENCE_EPOCH));
    a.plan().runMetrics().stream().filter(b.plan().runMetrics()::contains).forEach(names::add);
    names.add(MetricComparison.TRAIN_SECONDS);
    return names;
  }

  /**
   * Compares every metric.
   *
   * @param names as {@link #names} gave them
   * @param curvesA of the criterion's metric, by run id, of the runs that completed on both sides
   * @param curvesB likewise, of B
   */
  List<MetricComparison> compare(
      List<String> names,
      Optional<CriterionSpec> criterion,
      Map<String, double[]> curvesA,
      Map<String, double[]> curvesB) {
    return MetricComparison.adjusted(
        names.stream()
            .map(
                name ->
                    name.equals(CONVERGENCE_EPOCH)
                        ? convergence(criterion.orElseThrow().rule().criterion(), curvesA, curvesB)
                        : plain(name))
            .toList());
  }

  private MetricComparison plain(String name) {
    Function<RunRecord, Optional<Double>> value = value(name);
    List<ConfigurationDifference> rows = new ArrayList<>();
    for (ConfigurationPair configuration : pairing.configurations()) {
      List<PairedValue> pairs = new ArrayList<>();
      for (RunPair pair : configuration.completed()) {
        Optional<Double> a = value.apply(pair.a().record().orElseThrow());
        Optional<Double> b = value.apply(pair.b().record().orElseThrow());
        if (a.isPresent() && b.isPresent()) {
          pairs.add(new PairedValue(pair.seed(), a.get(), b.get()));
        }
      }
      rows.add(
          new ConfigurationDifference(
              configuration, Difference.of(pairs, margin(name)), NotMet.NONE));
    }
    return MetricComparison.of(name, rows, margin(name));
  }

  private static Function<RunRecord, Optional<Double>> value(String name) {
    return switch (name) {
      case FINAL_LOSS -> record -> record.finalLoss().stream().boxed().findFirst();
      case MetricComparison.TRAIN_SECONDS -> record -> Optional.of(record.trainSeconds());
      default -> record -> Optional.ofNullable(record.metrics().get(name.replace('-', '_')));
    };
  }

  /**
   * Asks the criterion of both curves, over the epochs that both runs trained: a run that had more
   * of them could converge where the other was not looked at.
   */
  private MetricComparison convergence(
      ConvergenceCriterion criterion,
      Map<String, double[]> curvesA,
      Map<String, double[]> curvesB) {
    List<ConfigurationDifference> rows = new ArrayList<>();
    for (ConfigurationPair configuration : pairing.configurations()) {
      List<PairedValue> pairs = new ArrayList<>();
      NotMet notMet = NotMet.NONE;
      for (RunPair pair : configuration.completed()) {
        double[] curveA = curvesA.get(pair.a().spec().runId());
        double[] curveB = curvesB.get(pair.b().spec().runId());
        int both = Math.min(curveA.length, curveB.length);
        Convergence a = criterion.of(Arrays.copyOf(curveA, both));
        Convergence b = criterion.of(Arrays.copyOf(curveB, both));
        pairs.add(new PairedValue(pair.seed(), a.epoch(), b.epoch()));
        notMet = notMet.plus(new NotMet(a.met() ? 0 : 1, b.met() ? 0 : 1));
      }
      rows.add(
          new ConfigurationDifference(
              configuration, Difference.of(pairs, margin(CONVERGENCE_EPOCH)), notMet));
    }
    return MetricComparison.of(CONVERGENCE_EPOCH, rows, margin(CONVERGENCE_EPOCH));
  }

  private OptionalDouble margin(String name) {
    Double margin = margins.get(name);
    return margin == null ? OptionalDouble.empty() : OptionalDouble.of(margin);
  }
}
