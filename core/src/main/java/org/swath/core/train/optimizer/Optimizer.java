package org.swath.core.train.optimizer;

import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * An update rule at work on the parameters of one lane, with the state it has gathered. Not
 * thread-safe.
 */
public interface Optimizer {

  /**
   * Updates the parameters in place by one step down the gradient they were opened with.
   *
   * @param learningRate the rate of this step, at least 0; each section multiplies it by its factor
   */
  void step(double learningRate);

  /**
   * Writes all that the steps so far have gathered; nothing if they gather nothing. The parameters
   * are the model's to save.
   */
  void save(StateWriter state);

  /**
   * Takes over what one of the same rule with the same settings has saved: the next step is to the
   * bit the one that it would have made.
   */
  void restore(StateReader state);

  /** A kind of optimizer that a spec can name. */
  interface Rule {

    /** Name, version and parameters. */
    Component component();

    /**
     * Whether a step searches one length for all parameters by asking for the loss of its batch
     * again. It goes by the gradients that come with that loss, which nothing clips and no noise is
     * added to, and takes no rates by section.
     */
    default boolean searchesLength() {
      return false;
    }

    /** Opens the rule on one lane. */
    Optimizer open(ParameterValues settings, Target target);
  }
}
