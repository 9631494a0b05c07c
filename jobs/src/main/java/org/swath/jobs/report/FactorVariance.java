package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.plan.Factor;
import org.swath.core.stats.AnalysisOfVariance;
import org.swath.core.stats.AnovaFactor;

/** The analysis of variance of one metric over the factors that groups of runs are made by. */
final class FactorVariance {

  /** Beyond these, interactions take minutes and no reader. */
  private static final int MOST_CONTRASTS = 200;

  private static final String NOT_APPLICABLE = "not applicable";

  private final Optional<AnalysisOfVariance> analysis;
  private final List<String> notes = new ArrayList<>();

  FactorVariance(
      List<Factor> factors, List<RunGroup> groups, List<Map<RunGroup.Replicate, Double>> values) {
    List<Double> all = new ArrayList<>();
    List<List<Object>> levels = new ArrayList<>();
    factors.forEach(factor -> levels.add(new ArrayList<>()));
    for (int group = 0; group < groups.size(); group++) {
      Map<String, Object> own = groups.get(group).levels().values();
      for (double value : values.get(group).values()) {
        all.add(value);
        for (int i = 0; i < factors.size(); i++) {
          levels.get(i).add(own.getOrDefault(factors.get(i).name(), NOT_APPLICABLE));
        }
      }
    }
    List<AnovaFactor> columns = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      columns.add(new AnovaFactor(factors.get(i).name(), levels.get(i)));
    }
    double[] ofRuns = all.stream().mapToDouble(Double::doubleValue).toArray();
    this.analysis =
        ofRuns.length < 2 || factors.isEmpty()
            ? Optional.empty()
            : Optional.of(analysis(ofRuns, columns));
  }

  Optional<AnalysisOfVariance> analysis() {
    return analysis;
  }

  /** What was left out of the analysis, in sentences. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private AnalysisOfVariance analysis(double[] values, List<AnovaFactor> factors) {
    AnalysisOfVariance main = AnalysisOfVariance.ofMainEffects(values, factors);
    if (factors.size() < 2) {
      return main;
    }
    if (contrasts(factors) > MOST_CONTRASTS) {
      notes.add("The analysis of variance is without interactions, which are too many here.");
      return main;
    }
    AnalysisOfVariance full = AnalysisOfVariance.ofInteractions(values, factors);
    if (full.residualDegreesOfFreedom() == 0 && main.residualDegreesOfFreedom() > 0) {
      notes.add(
          "The analysis of variance is without interactions, for which there are too few seeds:"
              + " they count as noise.");
      return main;
    }
    return full;
  }

  private static long contrasts(List<AnovaFactor> factors) {
    long contrasts = 0;
    for (int i = 0; i < factors.size(); i++) {
      for (int j = 0; j < i; j++) {
        contrasts += (levels(factors.get(i)) - 1) * (levels(factors.get(j)) - 1);
      }
    }
    return contrasts;
  }

  private static long levels(AnovaFactor factor) {
    return factor.levels().stream().distinct().count();
  }
}
