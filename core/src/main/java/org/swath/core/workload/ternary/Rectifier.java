package org.swath.core.workload.ternary;

import org.swath.core.device.HostVector;

/**
 * ReLU, in place of what it is given: inputs on the way there, slopes on the way back. Where a
 * value is 0 its slope is taken as 0.
 *
 * @param width numbers in a row
 */
record Rectifier(Arithmetic arithmetic, int width) implements Layer {

  @Override
  public HostVector forward(HostVector parameters, HostVector inputs, int rows) {
    arithmetic.rectify(inputs, rows * width);
    return inputs;
  }

  /**
   * @param inputs as {@link #forward} has left them
   */
  @Override
  public HostVector backward(
      HostVector parameters, HostVector inputs, HostVector slopes, int rows, HostVector gradient) {
    arithmetic.rectifyBack(inputs, slopes, rows * width);
    return slopes;
  }
}
