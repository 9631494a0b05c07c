package org.swath.jobs.report;

import java.util.List;
import org.swath.core.spec.AcceptanceBound;
import org.swath.core.spec.AcceptanceRule;
import org.swath.core.spec.PublishedValue;
import org.swath.results.RunStatus;

/**
 * One acceptance rule applied to one configuration that it is about.
 *
 * @param configuration whose metric must be in bounds
 * @param rule the metric and its bound
 */
public record AcceptanceCheck(ConfigurationRow configuration, AcceptanceRule rule) {

  /** What a check comes to. */
  public enum Outcome {
    /** The metric is in bounds over all the planned runs. */
    HOLDS,
    /** The metric is out of bounds, or a run diverged where the published ones did not. */
    BROKEN,
    /** Runs are missing or failed, so that the metric is not known over all the planned runs. */
    UNDECIDED
  }

  /**
   * Means are sums of rounded numbers: one that is exactly at its bound on paper may come out a few
   * units in the last place beyond it.
   */
  private static final double ROUNDING = 1e-12;

  public AcceptanceCheck {
    if (!rule.isAbout(configuration.levels())) {
      throw new IllegalArgumentException(
          "A rule must be about the configuration it is checked for, %s, but is about %s"
              .formatted(configuration.levels().values(), rule.where().values()));
    }
    boolean compares = rule.bound() instanceof AcceptanceBound.NearPublished;
    if (compares && configuration.metric(rule.metric()).published().isEmpty()) {
      throw new IllegalArgumentException(
          "A rule that compares with a published %s must be about configurations that have one,"
                  .formatted(rule.metric())
              + " but is about "
              + configuration.levels().values());
    }
  }

  /** What the rule's metric comes to for this configuration. */
  public MetricSummary metric() {
    return configuration.metric(rule.metric());
  }

  /** Whether the metric is in bounds. */
  public Outcome outcome() {
    RunCounts runs = configuration.runs();
    if (runs.of(RunStatus.DIVERGED) > 0 || isOutWhateverComes()) {
      return Outcome.BROKEN;
    }
    if (metric().values().size() < runs.planned()) {
      return Outcome.UNDECIDED;
    }
    return isIn() ? Outcome.HOLDS : Outcome.BROKEN;
  }

  /** Whether one run's value breaks the rule alone, so that no run still missing could mend it. */
  private boolean isOutWhateverComes() {
    return rule.bound() instanceof AcceptanceBound.EveryRun every && !isEvery(every);
  }

  private boolean isIn() {
    double mean = metric().overSeeds().mean();
    if (rule.bound() instanceof AcceptanceBound.NearPublished near) {
      PublishedValue published = metric().published().orElseThrow();
      double slack = ROUNDING * Math.max(Math.abs(mean), Math.abs(published.mean()));
      return Math.abs(mean - published.mean()) <= near.allowance(published) + slack;
    }
    if (rule.bound() instanceof AcceptanceBound.MeanBetween between) {
      double slack = ROUNDING * Math.abs(mean);
      return mean >= between.from() - slack && mean <= between.to() + slack;
    }
    return isEvery((AcceptanceBound.EveryRun) rule.bound());
  }

  private boolean isEvery(AcceptanceBound.EveryRun every) {
    List<Double> values = metric().values();
    return values.stream().allMatch(value -> value == every.value());
  }
}
