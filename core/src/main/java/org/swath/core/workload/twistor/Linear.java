package org.swath.core.workload.twistor;

import java.util.Arrays;
import org.swath.core.device.Products;

/**
 * Linear maps of matrices [width × rows], with weights [input × output] among the parameters and
 * the biases as their last row.
 */
final class Linear {

  private Linear() {}

  /**
   * Fills the outputs [outputs × rows].
   *
   * @param map where the weights begin
   * @param x holds the inputs [inputs × rows] from {@code xFrom} on
   */
  static void forward(
      double[] parameters,
      int map,
      int inputs,
      int outputs,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      int rows) {
    for (int output = 0; output < outputs; output++) {
      int at = yFrom + output * rows;
      Arrays.fill(y, at, at + rows, parameters[map + inputs * outputs + output]);
    }
    Products.add(
        new Products.Factors(parameters, map, 1, outputs),
        x,
        xFrom,
        y,
        yFrom,
        outputs,
        inputs,
        rows);
  }

  /**
   * Adds to the slopes of the inputs [inputs × rows] what comes back through the map.
   *
   * @param ofY holds the slopes of the outputs [outputs × rows] from {@code ofYFrom} on
   */
  static void backward(
      double[] parameters,
      int map,
      int inputs,
      int outputs,
      double[] ofY,
      int ofYFrom,
      double[] ofX,
      int ofXFrom,
      int rows) {
    Products.add(
        new Products.Factors(parameters, map, outputs, 1),
        ofY,
        ofYFrom,
        ofX,
        ofXFrom,
        inputs,
        outputs,
        rows);
  }
}
