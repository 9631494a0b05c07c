package org.swath.core.finding;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.ConfigurationGroup;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;

/** Hypotheses about the final loss at two rates and the like, and runs to judge them by. */
final class MadeHypotheses {

  static final ParameterValues ALL = ParameterValues.none();
  static final String LOSS = "final-loss";

  /** Differences by pairs 1, 0, 2: mean 1, standard error 1/√3. */
  static final List<JudgedRun> CLOSE =
      new MadeRuns().with("rate=1", LOSS, 70, 72, 71).with("rate=2", LOSS, 71, 72, 73).all();

  private MadeHypotheses() {}

  static List<JudgedRun> shifted(double by) {
    return new MadeRuns()
        .with("rate=1", LOSS, 70, 72, 71)
        .with("rate=2", LOSS, 70 + by, 71 + by, 72 + by)
        .all();
  }

  static Statement invariant(double margin) {
    return new Statement.Invariant(LOSS, "rate", ALL, margin);
  }

  static Statement equivalent(double margin) {
    return new Statement.Equivalent(LOSS, rate(1), rate(2), margin);
  }

  static Statement lower(double by, boolean percent) {
    return new Statement.Difference(LOSS, rate(1), rate(2), true, by, percent);
  }

  static Statement higher(double by) {
    return new Statement.Difference(LOSS, rate(1), rate(2), false, by, false);
  }

  static Statement means(double from, double to) {
    return new Statement.Between("probe-accuracy", ALL, false, from, to);
  }

  static ConfigurationGroup rate(int level) {
    return new ConfigurationGroup(MadeRuns.levels("rate=" + level), Optional.empty());
  }

  static Finding judge(Statement statement, List<JudgedRun> runs) {
    return Judge.of(at(Hypothesis.USUAL_LEVEL, statement), runs);
  }

  static Hypothesis at(double level, Statement statement) {
    return new Hypothesis("it", Optional.empty(), statement, level);
  }
}
