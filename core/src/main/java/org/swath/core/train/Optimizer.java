package org.swath.core.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * An update rule at work on the parameters of one lane, with the state it has gathered. Not
 * thread-safe.
 */
public interface Optimizer extends AutoCloseable {

  /**
   * Updates the parameters in place by one step down the gradient they were opened with.
   *
   * @param learningRate the rate of this step, positive
   */
  void step(double learningRate);

  /** Frees the state; no step may follow. */
  @Override
  void close();

  /** A kind of optimizer that a spec can name. */
  interface Rule {

    /** Name, version and parameters. */
    Component component();

    /**
     * Opens the rule on one lane.
     *
     * @param parameters contiguous vector that the steps change
     * @param gradient contiguous vector of the same length, filled anew before each step; a step
     *     may overwrite it
     */
    Optimizer open(ParameterValues settings, INDArray parameters, INDArray gradient);
  }
}
