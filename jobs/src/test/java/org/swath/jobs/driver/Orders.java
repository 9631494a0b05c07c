package org.swath.jobs.driver;

import java.util.List;
import java.util.stream.IntStream;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;

/** Cohorts of runs that are told apart by nothing but their ids. */
final class Orders {

  private Orders() {}

  /** Runs number {@code from} to {@code to}. */
  static Cohort cohort(int from, int to) {
    return Cohort.of(IntStream.rangeClosed(from, to).mapToObj(Orders::run).toList());
  }

  static RunSpec run(int number) {
    RunParameters parameters =
        new RunParameters(
            ParameterValues.none(),
            ParameterValues.none().with("epochs", 5L),
            "sgd",
            ParameterValues.none());
    String id = "%016x".formatted(number);
    return new RunSpec(id, id, ParameterValues.none(), 1, parameters);
  }

  /** The numbers of a cohort's runs. */
  static List<Integer> numbers(Cohort cohort) {
    return cohort.runs().stream().map(run -> Integer.parseInt(run.runId(), 16)).toList();
  }
}
