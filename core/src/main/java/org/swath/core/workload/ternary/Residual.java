package org.swath.core.workload.ternary;

import org.swath.core.device.HostVector;

/** A layer that adds its inputs to what a branch makes of them: {@code y = x + branch(x)}. */
final class Residual implements Layer {

  private final Arithmetic arithmetic;
  private final Layer branch;
  private final int width;
  private final HostVector outputs;

  /**
   * @param branch leaves its inputs and slopes as they are
   * @param width numbers in a row of inputs and of outputs
   * @param most rows at once
   */
  Residual(Arithmetic arithmetic, Layer branch, int width, int most) {
    this.arithmetic = arithmetic;
    this.branch = branch;
    this.width = width;
    this.outputs = arithmetic.vector(most * width);
  }

  @Override
  public HostVector forward(HostVector parameters, HostVector inputs, int rows) {
    HostVector more = branch.forward(parameters, inputs, rows);
    arithmetic.sum(inputs, more, rows * width, outputs);
    return outputs;
  }

  @Override
  public HostVector backward(
      HostVector parameters, HostVector inputs, HostVector slopes, int rows, HostVector gradient) {
    HostVector ofBranch = branch.backward(parameters, inputs, slopes, rows, gradient);
    arithmetic.add(slopes, rows * width, ofBranch);
    return ofBranch;
  }
}
