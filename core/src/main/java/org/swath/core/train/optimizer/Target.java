package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.device.HostVector;

/**
 * What an optimizer works on: the parameters of one lane.
 *
 * @param parameters what the steps change
 * @param gradient of the same length and precision, filled anew before each step; a step may
 *     overwrite it
 * @param sections how the parameters fall into parts with a learning rate of their own: in order,
 *     without gaps, covering all
 * @param loss the loss on the batch of the step, to be asked again elsewhere
 */
public record Target(
    HostVector parameters, HostVector gradient, List<Section> sections, BatchLoss loss) {

  public Target {
    sections = List.copyOf(sections);
  }

  /** Parameters that all have the step's own rate, and whose loss is not asked for again. */
  public static Target of(HostVector parameters, HostVector gradient) {
    return new Target(
        parameters,
        gradient,
        List.of(new Section(0, parameters.length(), 1)),
        () -> {
          throw new UnsupportedOperationException("There is no loss to ask for");
        });
  }

  /**
   * Neighbouring parameters.
   *
   * @param from index of the first
   * @param to index after the last
   * @param rateFactor what a step's learning rate is multiplied by here, greater than 0
   */
  public record Section(int from, int to, double rateFactor) {}

  /** The loss of the lane on the batch that the step is made for. */
  @FunctionalInterface
  public interface BatchLoss {

    /** The loss at the parameters as they are now; fills the gradient. */
    double evaluate();
  }
}
