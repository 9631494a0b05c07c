package org.swath.core.train;

import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * An update rule at work on the parameters of one lane, with the state it has gathered. Not
 * thread-safe.
 */
@FunctionalInterface
public interface Optimizer {

  /**
   * Updates the parameters in place by one step down the gradient they were opened with.
   *
   * @param learningRate the rate of this step, positive
   */
  void step(double learningRate);

  /** A kind of optimizer that a spec can name. */
  interface Rule {

    /** Name, version and parameters. */
    Component component();

    /**
     * Opens the rule on one lane.
     *
     * @param parameters what the steps change
     * @param gradient of the same length and precision, filled anew before each step; a step may
     *     overwrite it
     */
    Optimizer open(ParameterValues settings, HostVector parameters, HostVector gradient);
  }
}
