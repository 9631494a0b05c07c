package org.swath.core.workload.ternary;

import org.swath.core.device.HostVector;

/**
 * A part of a network with the memory it needs, which lanes use one after the other: matrices [row
 * × number], a row for each example. Not thread-safe.
 */
interface Layer {

  /**
   * Computes the outputs.
   *
   * @param rows how many of the inputs' rows count
   * @return the layer's own memory, which the layer after it may overwrite: no layer needs its
   *     outputs on the way back
   */
  HostVector forward(HostVector parameters, HostVector inputs, int rows);

  /**
   * Goes back after {@link #forward} with the same parameters, inputs and rows: fills the layer's
   * part of the gradient.
   *
   * @param slopes the loss differentiated by the outputs; left as they are but by a {@link
   *     Rectifier}
   * @return the loss differentiated by the inputs, which the layer before it may overwrite
   */
  HostVector backward(
      HostVector parameters, HostVector inputs, HostVector slopes, int rows, HostVector gradient);
}
