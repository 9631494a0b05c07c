package org.swath.core.finding;

import java.util.List;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;

/**
 * Holds hypotheses against runs.
 *
 * <p>A hypothesis about means says that one or several quantities lie in a region: each a mean over
 * seeds, or a difference of two. It is
 *
 * <ul>
 *   <li><b>supported</b> when a t test shows of every one of them, at the level, that it lies in
 *       the region (intersection-union: as all must hold, no correction is needed);
 *   <li><b>refuted</b> when a t test shows of one of them that it lies outside, at the level after
 *       Holm's correction for their number and that of the region's bounds;
 *   <li><b>undecided</b> otherwise: also when a run is missing or failed or has no number, when
 *       there is one seed, and when seeds do not differ at all, so that there is nothing to test
 *       with.
 * </ul>
 *
 * <p>Seeds are the replicates, and groups that have the same seeds are compared by pairs; others by
 * Welch's test.
 *
 * <p>A hypothesis about every run is about the runs of the sweep and no others: it needs no test.
 * It is supported when it holds of every run, refuted when one run contradicts it, and undecided
 * when none does and some are not known. A run that diverged contradicts bounds and convergence.
 */
public final class Judge {

  private Judge() {}

  /**
   * Judges each of several hypotheses by itself; that there are several is not corrected for.
   *
   * @param runs all of the plan, each once, in its order
   */
  public static List<Finding> of(List<Hypothesis> hypotheses, List<JudgedRun> runs) {
    return hypotheses.stream().map(hypothesis -> of(hypothesis, runs)).toList();
  }

  /**
   * Judges one hypothesis.
   *
   * @param runs all of the plan, each once, in its order
   */
  public static Finding of(Hypothesis hypothesis, List<JudgedRun> runs) {
    Statement statement = hypothesis.statement();
    if (statement instanceof Statement.Ends ends) {
      return new EveryRunJudge(hypothesis, about(ends.where(), runs)).ends(ends);
    }
    if (statement instanceof Statement.Between between && between.everyRun()) {
      return new EveryRunJudge(hypothesis, about(between.where(), runs)).between(between);
    }
    return ComparedMeans.of(statement, runs).judge(hypothesis);
  }

  static List<JudgedRun> about(ParameterValues where, List<JudgedRun> runs) {
    return runs.stream()
        .filter(run -> run.levels().values().entrySet().containsAll(where.values().entrySet()))
        .toList();
  }
}
