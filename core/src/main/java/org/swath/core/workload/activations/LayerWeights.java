package org.swath.core.workload.activations;

import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.device.HostVector;

/**
 * The weights and biases of a linear layer.
 *
 * @param weights [unit][input]
 * @param biases [unit]
 */
public record LayerWeights(double[][] weights, double[] biases) {

  /**
   * Draws what a layer starts from, uniform on ±1/√inputs: the weights unit by unit, then the
   * biases.
   */
  public static LayerWeights draw(UniformRandomProvider stream, int units, int inputs) {
    double bound = 1 / Math.sqrt(inputs);
    double[][] weights = new double[units][inputs];
    for (double[] ofUnit : weights) {
      for (int input = 0; input < inputs; input++) {
        ofUnit[input] = (2 * stream.nextDouble() - 1) * bound;
      }
    }
    double[] biases = new double[units];
    for (int unit = 0; unit < units; unit++) {
      biases[unit] = (2 * stream.nextDouble() - 1) * bound;
    }
    return new LayerWeights(weights, biases);
  }

  /**
   * Takes apart what {@link #byUnit} puts together.
   *
   * @param from where it begins
   */
  public static LayerWeights ofUnits(HostVector values, int from, int units, int inputs) {
    double[][] weights = new double[units][inputs];
    double[] biases = new double[units];
    for (int unit = 0; unit < units; unit++) {
      int start = from + unit * (inputs + 1);
      for (int input = 0; input < inputs; input++) {
        weights[unit][input] = values.get(start + input);
      }
      biases[unit] = values.get(start + inputs);
    }
    return new LayerWeights(weights, biases);
  }

  /** Takes apart what {@link #byInput} puts together. */
  public static LayerWeights ofInputs(HostVector values, int units, int inputs) {
    double[][] weights = new double[units][inputs];
    double[] biases = new double[units];
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        weights[unit][input] = values.get(input * units + unit);
      }
      biases[unit] = values.get(inputs * units + unit);
    }
    return new LayerWeights(weights, biases);
  }

  public int units() {
    return biases.length;
  }

  public int inputs() {
    return weights[0].length;
  }

  /** Unit by unit: its weights, then its bias. */
  public double[] byUnit() {
    double[] values = new double[(inputs() + 1) * units()];
    for (int unit = 0; unit < units(); unit++) {
      int from = unit * (inputs() + 1);
      System.arraycopy(weights[unit], 0, values, from, inputs());
      values[from + inputs()] = biases[unit];
    }
    return values;
  }

  /** Input by input the weights of all units, then their biases. */
  public double[] byInput() {
    double[] values = new double[(inputs() + 1) * units()];
    for (int unit = 0; unit < units(); unit++) {
      for (int input = 0; input < inputs(); input++) {
        values[input * units() + unit] = weights[unit][input];
      }
      values[inputs() * units() + unit] = biases[unit];
    }
    return values;
  }
}
