package org.swath.core.train.schedule;

import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** The learning rate of one run from step to step. Not thread-safe. */
public interface Schedule {

  /**
   * The rate of one step. Asking changes nothing.
   *
   * @param step from 0, counted from the end of the warm-up
   * @return finite and at least 0
   */
  double rate(long step);

  /** Whether rates depend on how training goes, and not on the step alone. */
  default boolean dependsOnTraining() {
    return false;
  }

  /**
   * Told after each epoch that has not ended within the warm-up, before the next epoch begins.
   *
   * @param loss the epoch's training loss
   */
  default void epochCompleted(double loss) {}

  /** How the schedule wants the surface of the loss looked at; empty when it does not. */
  default Optional<Looks> looks() {
    return Optional.empty();
  }

  /**
   * Told what a look has found, before the step that comes next.
   *
   * @param varianceFactor trace of the covariance of a batch's gradient over the square of the
   *     gradient's length
   * @param curvature magnitude of the Hessian's largest eigenvalue
   */
  default void looked(double varianceFactor, double curvature) {}

  /** Writes what it has gathered; nothing when its rates depend on the step alone. */
  default void save(StateWriter state) {}

  /** Takes over what one of the same rule with the same settings has saved, to the bit. */
  default void restore(StateReader state) {}

  /** A kind of schedule that a spec can name. */
  interface Rule {

    /** Name, version and parameters. */
    Component component();

    /**
     * What keeps the schedule from being followed, beyond what each parameter's domain says.
     *
     * @param baseRate the run's learning rate
     * @param horizon what is left after the warm-up
     * @return what must hold, what was given and what to do; empty when nothing is wrong
     */
    default Optional<String> problemWith(
        ParameterValues settings, double baseRate, Horizon horizon) {
      return Optional.empty();
    }

    /**
     * Opens the rule for one run.
     *
     * @param baseRate the run's learning rate, above 0
     * @param horizon what is left after the warm-up
     */
    Schedule open(ParameterValues settings, double baseRate, Horizon horizon);
  }
}
