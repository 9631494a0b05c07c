package org.swath.core.workload.ternary;

import java.util.List;
import org.swath.core.device.HostVector;

/** Layers one after the other. */
final class Chain implements Layer {

  private final List<Layer> layers;
  private final HostVector[] inputsOf;

  /**
   * @param layers at least one, the first of which leaves its inputs as they are
   */
  Chain(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    this.inputsOf = new HostVector[layers.size()];
  }

  @Override
  public HostVector forward(HostVector parameters, HostVector inputs, int rows) {
    HostVector values = inputs;
    for (int i = 0; i < inputsOf.length; i++) {
      inputsOf[i] = values;
      values = layers.get(i).forward(parameters, values, rows);
    }
    return values;
  }

  @Override
  public HostVector backward(
      HostVector parameters, HostVector inputs, HostVector slopes, int rows, HostVector gradient) {
    HostVector back = slopes;
    for (int i = inputsOf.length - 1; i >= 0; i--) {
      back = layers.get(i).backward(parameters, inputsOf[i], back, rows, gradient);
    }
    return back;
  }
}
