package org.swath.core.workload.cayley;

import java.util.Arrays;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The solutions of a batch: of every layer, for every block of its rows that is computed at once.
 * Empty at first. Not thread-safe.
 */
final class Solutions {

  private final int layers;
  private final int size;
  private final long[] rows;
  private final double[] values;

  /**
   * @param blocks most blocks of a batch
   * @param layers number of layers
   * @param size numbers of the largest block's solution in one layer
   */
  Solutions(int blocks, int layers, int size) {
    this.layers = layers;
    this.size = size;
    this.rows = new long[blocks];
    this.values = new double[Math.multiplyExact(blocks, Math.multiplyExact(layers, size))];
  }

  /** Forgets all, to the last number: what lies behind a block that is not full is saved too. */
  void clear() {
    Arrays.fill(rows, 0);
    Arrays.fill(values, 0);
  }

  /** Takes over what another of the same sizes holds. */
  void set(Solutions other) {
    System.arraycopy(other.rows, 0, rows, 0, rows.length);
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /**
   * Solves of one block begin with what {@code before} holds of it, where that has as many rows,
   * and are put into this.
   */
  Starts starts(int block, Solutions before) {
    return new Starts() {
      @Override
      public boolean begin(int layer, double[][] x, int count) {
        boolean there = before.rows[block] == count;
        if (there) {
          int at = before.at(block, layer);
          for (int part = 0; part < x.length; part++) {
            System.arraycopy(before.values, at + part * count, x[part], 0, count);
          }
        }
        return there;
      }

      @Override
      public void solved(int layer, double[][] x, int count) {
        rows[block] = count;
        for (int part = 0; part < x.length; part++) {
          System.arraycopy(x[part], 0, values, at(block, layer) + part * count, count);
        }
      }
    };
  }

  private int at(int block, int layer) {
    return (block * layers + layer) * size;
  }

  void save(StateWriter state) {
    state.longs("rows", rows);
    state.doubles("values", values);
  }

  void restore(StateReader state) {
    state.longs("rows", rows);
    state.doubles("values", values);
  }
}
