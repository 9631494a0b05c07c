package org.swath.core.spec;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.swath.core.parameter.ParameterValues;

/**
 * What a hypothesis says of the runs of a sweep.
 *
 * <p>Metrics are those of reports, by dashed name and in the unit they are stored in. Where a
 * statement is about configurations, {@code where} holds the levels that pick them out, none for
 * all of them, and factors that it does not mention are averaged over.
 */
public sealed interface Statement {

  /** The word that a spec has for it. */
  String kind();

  /** The metrics that it needs. */
  Set<String> metrics();

  /**
   * A metric's mean is the same at every level of a factor: no two levels are further apart than a
   * margin.
   *
   * @param within the margin, above 0
   */
  record Invariant(String metric, String factor, ParameterValues where, double within)
      implements Statement {

    public Invariant {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(where, "where");
      requirePositive(within);
    }

    @Override
    public String kind() {
      return "invariant";
    }

    @Override
    public Set<String> metrics() {
      return Set.of(metric);
    }
  }

  /**
   * A metric's means of two groups are no further apart than a margin.
   *
   * @param within the margin, above 0
   */
  record Equivalent(String metric, ConfigurationGroup group, ConfigurationGroup to, double within)
      implements Statement {

    public Equivalent {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(to, "to");
      requirePositive(within);
    }

    @Override
    public String kind() {
      return "equivalent";
    }

    @Override
    public Set<String> metrics() {
      return metricsOf(metric, group, to);
    }
  }

  /**
   * A metric's mean of one group is lower, or higher, than that of another by more than an amount.
   *
   * @param by the amount, at least 0
   * @param percent whether it is in percent of the other group's mean, and not in the metric's unit
   */
  record Difference(
      String metric,
      ConfigurationGroup group,
      ConfigurationGroup than,
      boolean lower,
      double by,
      boolean percent)
      implements Statement {

    public Difference {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(than, "than");
      if (!(by >= 0) || Double.isInfinite(by)) {
        throw new IllegalArgumentException("by must be finite and not negative, but got " + by);
      }
    }

    @Override
    public String kind() {
      return lower ? "lower" : "higher";
    }

    @Override
    public Set<String> metrics() {
      return metricsOf(metric, group, than);
    }
  }

  /** A metric's mean rises, or falls, from each level of a factor of numbers to the next larger. */
  record Trend(String metric, String factor, ParameterValues where, boolean rising)
      implements Statement {

    public Trend {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(where, "where");
    }

    @Override
    public String kind() {
      return rising ? "rising" : "falling";
    }

    @Override
    public Set<String> metrics() {
      return Set.of(metric);
    }
  }

  /**
   * A metric lies between two bounds, both included.
   *
   * @param everyRun whether the value of every run must, and not the mean of every configuration
   * @param from may be negative infinity
   * @param to may be positive infinity; above {@code from} where it is about means, which no test
   *     shows to be one number
   */
  record Between(String metric, ParameterValues where, boolean everyRun, double from, double to)
      implements Statement {

    public Between {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(where, "where");
      if (!(from <= to)) {
        throw new IllegalArgumentException("from <= to must hold, but got " + from + ", " + to);
      }
      if (!everyRun && from == to) {
        throw new IllegalArgumentException("from < to must hold of means, but got " + from);
      }
    }

    @Override
    public String kind() {
      return everyRun ? "every-run" : "every-mean";
    }

    @Override
    public Set<String> metrics() {
      return Set.of(metric);
    }
  }

  /** Every run ends in one way. */
  record Ends(Ending ending, ParameterValues where) implements Statement {

    /** The metric that says whether a run converged. */
    public static final String METRIC = Vocabulary.CONVERGENCE_EPOCH;

    public Ends {
      Objects.requireNonNull(ending, "ending");
      Objects.requireNonNull(where, "where");
    }

    @Override
    public String kind() {
      return ending.kind();
    }

    @Override
    public Set<String> metrics() {
      return ending == Ending.COMPLETES ? Set.of() : Set.of(METRIC);
    }
  }

  /** A way in which a run may end. */
  enum Ending {
    /** It trains for all its epochs: it does not diverge. */
    COMPLETES("completes"),
    /** It meets the first convergence criterion by its last epoch. */
    CONVERGES("converges"),
    /** It trains for all its epochs and does not meet the criterion. */
    NEVER_CONVERGES("never-converges");

    private final String kind;

    Ending(String kind) {
      this.kind = kind;
    }

    String kind() {
      return kind;
    }
  }

  private static Set<String> metricsOf(
      String metric, ConfigurationGroup one, ConfigurationGroup other) {
    Set<String> metrics = new LinkedHashSet<>(Set.of(metric));
    one.best().ifPresent(best -> metrics.add(best.metric()));
    other.best().ifPresent(best -> metrics.add(best.metric()));
    return metrics;
  }

  private static void requirePositive(double within) {
    if (!(within > 0) || Double.isInfinite(within)) {
      throw new IllegalArgumentException("within must be finite and above 0, but got " + within);
    }
  }
}
