package org.swath.core.train.schedule;

import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/** How the learning rate gets to where its schedule begins. */
public interface WarmUp {

  /** Number of steps it takes; 0 when there is none. */
  long steps();

  /**
   * The share of the schedule's first rate that a step has.
   *
   * @param step from 0, less than {@link #steps()}
   * @return from 0 to 1
   */
  double share(long step);

  /** A kind of warm-up that a spec can name. */
  interface Rule {

    /** Name, version and parameters. */
    Component component();

    /**
     * What keeps the warm-up from being made, beyond what each parameter's domain says.
     *
     * @param horizon the whole of the run's training
     * @return what must hold, what was given and what to do; empty when nothing is wrong
     */
    Optional<String> problemWith(ParameterValues settings, Horizon horizon);

    /** Opens the rule for one run, whose training is {@code horizon}. */
    WarmUp open(ParameterValues settings, Horizon horizon);
  }
}
