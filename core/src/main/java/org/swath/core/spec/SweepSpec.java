package org.swath.core.spec;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.swath.core.parameter.ComponentChoice;

/**
 * One sweep as asked for, with every default filled in.
 *
 * @param name lower-case letters, digits and dashes; also the default folder of its results
 * @param description may be empty
 * @param workload what is trained
 * @param data what it is trained on
 * @param training what every run has in common
 * @param grid what varies, the first slowest; empty for a single configuration
 * @param seeds at least one, all different; each configuration is run once for each
 * @param lanes most runs that one Spark task trains together, at least 1; empty for as many as the
 *     workload can. Changes how long a sweep takes, not what its runs are
 * @param monitors what is measured every epoch beside what the workload reports, in column order,
 *     with different names. Changes what is recorded of a run, not what it is
 * @param convergence criteria with different names; reports show the first
 * @param report what to compare the results with
 * @param hypotheses what the results are asked, with different names. Changes no run
 */
public record SweepSpec(
    String name,
    String description,
    WorkloadChoice workload,
    DataChoice data,
    TrainingChoice training,
    List<GridFactor> grid,
    List<Long> seeds,
    OptionalInt lanes,
    List<ComponentChoice> monitors,
    List<CriterionSpec> convergence,
    ReportSpec report,
    List<Hypothesis> hypotheses) {

  /** The shape of a sweep's name. */
  public static final String NAME_PATTERN = "[a-z0-9][a-z0-9-]*";

  /** More runs than this in one sweep are taken for a slip of the pen. */
  public static final int MAXIMUM_RUNS = 1_000_000;

  public SweepSpec {
    if (!name.matches(NAME_PATTERN)) {
      throw new IllegalArgumentException(
          "name must be lower-case letters, digits and dashes, but got \"" + name + "\"");
    }
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(training, "training");
    grid = List.copyOf(grid);
    seeds = List.copyOf(seeds);
    monitors = List.copyOf(monitors);
    convergence = List.copyOf(convergence);
    Objects.requireNonNull(report, "report");
    hypotheses = List.copyOf(hypotheses);
    if (lanes.isPresent() && lanes.getAsInt() < 1) {
      throw new IllegalArgumentException("lanes >= 1 must hold, but got " + lanes.getAsInt());
    }
    if (seeds.isEmpty() || new HashSet<>(seeds).size() != seeds.size()) {
      throw new IllegalArgumentException("seeds must be given and differ, but got " + seeds);
    }
    List<String> factors = factorNames(grid);
    if (new HashSet<>(factors).size() != factors.size()) {
      throw new IllegalArgumentException("Factors must differ, but got " + factors);
    }
    if (training.optimizer().isPresent() == factors.contains(ComponentLevels.OPTIMIZER)
        || !Collections.disjoint(training.components().keySet(), factors)) {
      throw new IllegalArgumentException(
          "The optimizer and every other part must stand either in training or in the grid, but got "
              + training.components().keySet()
              + " and "
              + factors);
    }
    if (monitors.stream().map(ComponentChoice::name).distinct().count() != monitors.size()) {
      throw new IllegalArgumentException("Monitors must differ, but got " + monitors);
    }
    if (hypotheses.stream().map(Hypothesis::name).distinct().count() != hypotheses.size()) {
      throw new IllegalArgumentException("Hypotheses must differ in name, but got " + hypotheses);
    }
  }

  /**
   * What varies, in the order of the grid; a part of training, such as the optimizer, is followed
   * by its components' parameters.
   */
  public List<String> factorNames() {
    return factorNames(grid);
  }

  /** Every configuration, the first factor varying slowest. */
  public List<Configuration> configurations() {
    return PartialConfiguration.expand(workload, training, grid);
  }

  private static List<String> factorNames(List<GridFactor> grid) {
    return grid.stream().flatMap(factor -> factor.factorNames().stream()).toList();
  }
}
