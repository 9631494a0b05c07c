package org.swath.core.workload.ternary;

import org.swath.core.device.HostVector;

/** The layer {@code y = x W + b}. */
final class Affine implements Layer {

  private final Arithmetic arithmetic;
  private final AffineShape shape;
  private final HostVector outputs;
  private final HostVector inputSlopes;

  /**
   * @param most rows at once
   */
  Affine(Arithmetic arithmetic, AffineShape shape, int most) {
    this.arithmetic = arithmetic;
    this.shape = shape;
    this.outputs = arithmetic.vector(most * shape.outputs());
    this.inputSlopes = arithmetic.vector(most * shape.inputs());
  }

  @Override
  public HostVector forward(HostVector parameters, HostVector inputs, int rows) {
    arithmetic.map(shape, parameters, inputs, rows, outputs);
    return outputs;
  }

  @Override
  public HostVector backward(
      HostVector parameters, HostVector inputs, HostVector slopes, int rows, HostVector gradient) {
    arithmetic.mapBack(shape, parameters, inputs, slopes, rows, gradient, inputSlopes);
    return inputSlopes;
  }
}
