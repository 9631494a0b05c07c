package org.swath.core.train.optimizer;

import java.util.List;
import java.util.Objects;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;

/**
 * What an optimizer works on: the parameters of one lane.
 *
 * @param parameters what the steps change
 * @param gradient of the same length and precision, filled anew before each step; a step may
 *     overwrite it
 * @param sections how the parameters fall into parts with a learning rate of their own: in order,
 *     without gaps, covering all
 * @param loss the loss on the batch of the step, to be asked again elsewhere
 * @param paired how many of the first parameters are parts of complex numbers, side by side; even
 * @param streams of the run's seed, for a rule that draws
 */
public record Target(
    HostVector parameters,
    HostVector gradient,
    List<Section> sections,
    BatchLoss loss,
    int paired,
    RandomStreams streams) {

  public Target {
    sections = List.copyOf(sections);
    if (paired < 0 || paired > parameters.length() || paired % 2 != 0) {
      throw new IllegalArgumentException(
          "paired must be even and from 0 to %d, but got %d"
              .formatted(parameters.length(), paired));
    }
    Objects.requireNonNull(streams, "streams");
  }

  /** Real parameters, for a rule that draws nothing or for the seed 0. */
  public Target(
      HostVector parameters, HostVector gradient, List<Section> sections, BatchLoss loss) {
    this(parameters, gradient, sections, loss, 0, new RandomStreams(0));
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
