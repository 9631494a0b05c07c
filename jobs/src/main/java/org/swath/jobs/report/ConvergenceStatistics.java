package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.stats.KaplanMeier;
import org.swath.core.stats.LogRank;

/**
 * When the completed runs of a sweep had converged; a run that had not by its last epoch is
 * censored there.
 *
 * @param criterion which says when
 * @param groups in the order of the plan
 * @param horizon the epoch up to which mean epochs are taken, the same for all groups: the smallest
 *     of their last ones
 * @param logRank whether the groups converge alike
 */
public record ConvergenceStatistics(
    CriterionSpec criterion, List<Group> groups, double horizon, LogRank logRank) {

  /**
   * One group.
   *
   * @param levels of the factors it is made by
   * @param curve the share of its runs that have not converged yet, by epoch
   */
  public record Group(ParameterValues levels, KaplanMeier curve) {

    public Group {
      Objects.requireNonNull(levels, "levels");
      Objects.requireNonNull(curve, "curve");
    }
  }

  public ConvergenceStatistics {
    Objects.requireNonNull(criterion, "criterion");
    groups = List.copyOf(groups);
    Objects.requireNonNull(logRank, "logRank");
  }
}
