package org.swath.core.workload.cayley;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swath.core.workload.sequence.SequenceBatch;

/**
 * The arithmetic of a model with the memory it needs, which lanes use one after the other:
 * embedding, state-space layers, Cayley layers each behind a phase step, normalisation, head. Not
 * thread-safe.
 */
final class CayleyNetwork {

  private final PhaseEmbedding embedding;
  private final List<StateSpaceLayer> spaces = new ArrayList<>();
  private final List<PhaseStep> phases = new ArrayList<>();
  private final List<CayleyLayer> maps = new ArrayList<>();
  private final double[][][] mapped;
  private final RootMeanSquare norm;
  private final BornHead head;
  private final double[][] x;
  private final double[][] y;
  private final double[][] ofX;
  private final double[][] ofY;

  /**
   * @param most sequences at once
   * @param length places of a sequence
   */
  CayleyNetwork(CayleyShape shape, int most, int length) {
    int rows = Math.multiplyExact(most, length);
    this.embedding = new PhaseEmbedding(shape, length);
    for (int layer = 0; layer < shape.spaceLayers(); layer++) {
      spaces.add(new StateSpaceLayer(shape, layer, rows));
    }
    Graph graph = Graph.of(shape.units());
    for (int layer = 0; layer < shape.cayleyLayers(); layer++) {
      phases.add(new PhaseStep(shape.units(), rows));
      maps.add(new CayleyLayer(graph, shape.edgesFrom(layer), Math.max(rows, Unitarity.PROBES)));
    }
    this.mapped = new double[shape.cayleyLayers()][2 * shape.units()][rows];
    this.norm = new RootMeanSquare(shape.lastGainsFrom(), shape.units(), rows);
    this.head = new BornHead(shape, rows);
    this.x = new double[2 * shape.units()][rows];
    this.y = new double[2 * shape.units()][rows];
    this.ofX = new double[2 * shape.units()][rows];
    this.ofY = new double[2 * shape.units()][rows];
  }

  /** The Cayley layers. */
  List<CayleyLayer> maps() {
    return maps;
  }

  /** Turns to the parameters of a lane. */
  void load(double[] parameters) {
    spaces.forEach(layer -> layer.load(parameters));
    maps.forEach(layer -> layer.load(parameters));
    head.load(parameters);
  }

  /**
   * Computes a block of sequences.
   *
   * @param starts where the solves begin
   * @param counts told of them
   */
  BornHead.Sums forward(
      double[] parameters,
      CayleySettings settings,
      SequenceBatch batch,
      Starts starts,
      SolverCounts counts) {
    int rows = batch.rows();
    embedding.forward(parameters, batch, x);
    for (StateSpaceLayer layer : spaces) {
      layer.forward(parameters, x, batch.count(), batch.length());
    }
    for (int layer = 0; layer < maps.size(); layer++) {
      phases.get(layer).forward(settings.phaseGain(), x, rows);
      double[][] next = mapped[layer];
      boolean started = starts.begin(layer, next, rows);
      maps.get(layer).forward(settings.delta(), settings.solver(), x, next, started, rows, counts);
      starts.solved(layer, next, rows);
      for (int part = 0; part < x.length; part++) {
        System.arraycopy(next[part], 0, x[part], 0, rows);
      }
    }
    norm.forward(parameters, x, y, rows);
    return head.forward(y, batch);
  }

  /**
   * Adds the block's part to a gradient, after {@link #forward} with the same arguments.
   *
   * @param share what a row counts in the loss
   */
  void backward(
      double[] parameters,
      CayleySettings settings,
      SequenceBatch batch,
      double share,
      double[] gradient) {
    int rows = batch.rows();
    head.backward(settings.form(), settings.lambda(), share, y, batch, ofY, gradient);
    for (double[] slopes : ofX) {
      Arrays.fill(slopes, 0, rows, 0);
    }
    norm.backward(parameters, ofY, ofX, gradient, rows);
    for (int layer = maps.size() - 1; layer >= 0; layer--) {
      maps.get(layer)
          .backward(settings.delta(), settings.solver(), mapped[layer], ofX, gradient, rows);
      phases.get(layer).backward(settings.phaseGain(), ofX, rows);
    }
    for (int layer = spaces.size() - 1; layer >= 0; layer--) {
      spaces.get(layer).backward(parameters, ofX, gradient, batch.count(), batch.length());
    }
    embedding.backward(batch, ofX, gradient);
  }
}
