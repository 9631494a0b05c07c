package org.swath.core.workload.cayley;

import java.util.ArrayList;
import java.util.List;

/**
 * The Laplacian H of a weighted graph, {@code (H x)_d = Σ_k w_dk (x_d - x_k)} over the neighbours k
 * of d: real, symmetric, and positive semidefinite, since weights are the {@linkplain Softplus
 * softplus} of parameters. Not thread-safe.
 */
final class Laplacian {

  /** Neighbours that are looked at at once; where there are fewer, others count with weight 0. */
  private static final int TOGETHER = 4;

  private final Graph graph;
  private final int from;
  private final double[] weights;
  private final double[] degrees;
  private final int[][] neighbours;
  private final int[][] edges;
  private final double[] buffer;

  /**
   * @param from where the edges' parameters begin
   * @param most rows at once
   */
  Laplacian(Graph graph, int from, int most) {
    int units = graph.units();
    this.graph = graph;
    this.from = from;
    this.weights = new double[graph.pairs().size()];
    this.degrees = new double[units];
    this.neighbours = new int[units][];
    this.edges = new int[units][];
    this.buffer = new double[most];
    for (int unit = 0; unit < units; unit++) {
      List<Integer> near = new ArrayList<>();
      List<Integer> by = new ArrayList<>();
      for (int edge = 0; edge < weights.length; edge++) {
        Graph.Edge pair = graph.pairs().get(edge);
        if (pair.one() == unit || pair.other() == unit) {
          near.add(pair.one() == unit ? pair.other() : pair.one());
          by.add(edge);
        }
      }
      neighbours[unit] = near.stream().mapToInt(Integer::intValue).toArray();
      edges[unit] = by.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Turns to the parameters of a lane. */
  void load(double[] parameters) {
    for (int edge = 0; edge < weights.length; edge++) {
      weights[edge] = Softplus.of(parameters[from + edge]);
    }
    for (int unit = 0; unit < degrees.length; unit++) {
      degrees[unit] = 0;
      for (int edge : edges[unit]) {
        degrees[unit] += weights[edge];
      }
    }
  }

  /** Fills {@code y} with H x, both [D × rows]. */
  void apply(double[][] x, double[][] y, int rows) {
    for (int unit = 0; unit < degrees.length; unit++) {
      for (int part = 0; part < 2; part++) {
        double[] to = y[2 * unit + part];
        double[] own = x[2 * unit + part];
        double degree = degrees[unit];
        for (int row = 0; row < rows; row++) {
          to[row] = degree * own[row];
        }
        for (int first = 0; first < neighbours[unit].length; first += TOGETHER) {
          subtract(unit, part, first, x, to, rows);
        }
      }
    }
  }

  private void subtract(int unit, int part, int first, double[][] x, double[] to, int rows) {
    double[] a = x[2 * neighbour(unit, first) + part];
    double[] b = x[2 * neighbour(unit, first + 1) + part];
    double[] c = x[2 * neighbour(unit, first + 2) + part];
    double[] d = x[2 * neighbour(unit, first + 3) + part];
    double ofA = weight(unit, first);
    double ofB = weight(unit, first + 1);
    double ofC = weight(unit, first + 2);
    double ofD = weight(unit, first + 3);
    for (int row = 0; row < rows; row++) {
      to[row] -= (ofA * a[row] + ofB * b[row]) + (ofC * c[row] + ofD * d[row]);
    }
  }

  private int neighbour(int unit, int number) {
    return number < neighbours[unit].length ? neighbours[unit][number] : unit;
  }

  private double weight(int unit, int number) {
    return number < edges[unit].length ? weights[edges[unit][number]] : 0;
  }

  /**
   * Adds the slopes of the edges' parameters to a gradient.
   *
   * @param form the loss differentiated by the weight of any edge
   */
  void addSlopes(Form form, double[] gradient, int rows) {
    for (int edge = 0; edge < weights.length; edge++) {
      Graph.Edge pair = graph.pairs().get(edge);
      form.fill(pair.one(), pair.other(), buffer);
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += buffer[row];
      }
      gradient[from + edge] += sum * Softplus.slopeOfValue(weights[edge]);
    }
  }

  /** A loss differentiated by the weight of an edge, at each row. */
  interface Form {

    /**
     * Fills the slopes of all rows.
     *
     * @param one the edge's one unit
     * @param other its other
     */
    void fill(int one, int other, double[] slopes);
  }
}
