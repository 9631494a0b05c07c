package org.swath.jobs.executor;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.RunSpec;

/**
 * What a task is told to do.
 *
 * @param cohort the runs
 * @param tries attempts at these runs that this driver has seen come to nothing
 * @param outsideSetbacks those of them that storage or an unfit process stopped
 * @param mode how to go about it
 * @param reason for {@link Mode#RECORD}: why the runs failed; empty otherwise
 */
public record CohortOrder(Cohort cohort, int tries, int outsideSetbacks, Mode mode, String reason)
    implements Serializable {

  /** How a task goes about its runs. */
  public enum Mode {
    /** Trains them; what goes wrong for all of them at once is told to the driver. */
    TRAIN,
    /**
     * Trains one run while the driver lets nothing else be trained: what goes wrong then is the
     * run's own, and recorded.
     */
    ISOLATED,
    /** Trains nothing: records that the runs failed. */
    RECORD
  }

  public CohortOrder {
    Objects.requireNonNull(cohort, "cohort");
    Objects.requireNonNull(mode, "mode");
    if (reason.isEmpty() == (mode == Mode.RECORD)) {
      throw new IllegalArgumentException(
          "A reason must be given exactly when runs are to be recorded as failed, but got \"%s\" to %s"
              .formatted(reason, mode));
    }
    if (tries < outsideSetbacks || outsideSetbacks < 0) {
      throw new IllegalArgumentException(
          "tries >= outsideSetbacks >= 0 must hold, but got %d and %d"
              .formatted(tries, outsideSetbacks));
    }
  }

  /** The first order for a cohort. */
  public static CohortOrder first(Cohort cohort) {
    return new CohortOrder(cohort, 0, 0, Mode.TRAIN, "");
  }

  /** The same runs and history, in another mode. */
  public CohortOrder in(Mode other) {
    return new CohortOrder(cohort, tries, outsideSetbacks, other, "");
  }

  /** The order to record that the runs failed. */
  public CohortOrder toRecord(String why) {
    return new CohortOrder(cohort, tries, outsideSetbacks, Mode.RECORD, why);
  }

  /** Some of the runs, with the same history. */
  public CohortOrder of(List<RunSpec> runs) {
    return new CohortOrder(Cohort.of(runs), tries, outsideSetbacks, mode, reason);
  }

  /** With more attempts that came to nothing. */
  public CohortOrder after(int moreTries, boolean fromOutside) {
    return new CohortOrder(
        cohort, tries + moreTries, outsideSetbacks + (fromOutside ? 1 : 0), mode, reason);
  }

  public int lanes() {
    return cohort.runs().size();
  }
}
