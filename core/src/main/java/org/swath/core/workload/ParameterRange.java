package org.swath.core.workload;

/**
 * Neighbouring parameters of one layer.
 *
 * @param from index of the first
 * @param to index after the last
 * @param layer 0 for the layer next to the input; others count up from there
 */
public record ParameterRange(int from, int to, int layer) {

  public ParameterRange {
    if (from < 0 || to <= from || layer < 0) {
      throw new IllegalArgumentException(
          "0 <= from < to and layer >= 0 must hold, but got %d, %d and %d"
              .formatted(from, to, layer));
    }
  }
}
