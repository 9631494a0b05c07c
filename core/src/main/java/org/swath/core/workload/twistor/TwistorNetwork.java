package org.swath.core.workload.twistor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swath.core.device.Products;
import org.swath.core.workload.sequence.SequenceBatch;

/**
 * The arithmetic of a model with the memory it needs, which lanes use one after the other: cell,
 * nested levels, prediction and constraint. Not thread-safe.
 */
final class TwistorNetwork {

  private static final double SHARE_BEFORE_THE_LAST = 0.5;

  private final TwistorShape shape;
  private final TwistorCell cell;
  private final List<NestedLevel> levels = new ArrayList<>();
  private final List<LearnedConstraint> learned = new ArrayList<>();
  private final double[][] states;
  private final AnalyticConstraint constraint;
  private final Prediction prediction;
  private final double[] ofState;
  private final double[] ofOutputs;

  /**
   * @param most sequences at once
   * @param length places of a sequence
   */
  TwistorNetwork(TwistorShape shape, int most, int length) {
    int rows = Math.multiplyExact(most, length);
    this.shape = shape;
    this.cell = new TwistorCell(shape, most, length);
    for (int level = 0; level < shape.levels(); level++) {
      for (int component = 0; component < NestedLevel.COMPONENTS; component++) {
        levels.add(new NestedLevel(shape, level, component, rows));
      }
      if (shape.learnsConstraint()) {
        learned.add(new LearnedConstraint(shape, level, rows));
      }
    }
    this.states = new double[shape.levels() + 1][Math.multiplyExact(shape.state(), rows)];
    this.constraint = new AnalyticConstraint(shape, rows);
    this.prediction = new Prediction(shape, rows);
    this.ofState = new double[shape.state() * rows];
    this.ofOutputs = new double[shape.state() * rows];
  }

  /**
   * What a model makes of a batch.
   *
   * @param squaredError mean over places and numbers of a prediction
   * @param constraint mean |C| over places
   * @param penalty what the constraint adds to the loss
   */
  record Result(double squaredError, double constraint, double penalty) {

    double loss() {
      return squaredError + penalty;
    }
  }

  /** [d × rows], what {@link #forward} has predicted. */
  double[] predicted() {
    return prediction.predicted();
  }

  /**
   * Computes a batch.
   *
   * @param spinors [rows × 2 d]
   * @param wanted [d × rows]
   */
  Result forward(
      double[] parameters,
      TwistorSettings settings,
      SequenceBatch batch,
      double[] spinors,
      double[] wanted) {
    int rows = batch.rows();
    cell.forward(parameters, settings, spinors, batch.count(), batch.length());
    Products.transpose(cell.outputs(), 0, states[0], 0, rows, shape.state());
    double penalty = 0;
    for (int level = 0; level < shape.levels(); level++) {
      for (NestedLevel component : components(level)) {
        component.forward(parameters, states[level], states[level + 1], rows);
      }
      if (shape.learnsConstraint()) {
        penalty +=
            weightAfter(level, settings)
                * learned.get(level).forward(parameters, states[level + 1], rows);
      }
    }
    double[] last = states[shape.levels()];
    double absolute = constraint.forward(last, rows);
    penalty += settings.constraintWeight() * constraint.penalty(settings.form(), rows);
    double error = prediction.forward(parameters, last, wanted, rows);
    return new Result(error / ((double) shape.component() * rows), absolute / rows, penalty / rows);
  }

  /**
   * Computes the gradient of the loss, after {@link #forward} with the same arguments.
   *
   * @param gradient filled, laid out as the parameters; an embedding's tables with 0
   */
  void backward(
      double[] parameters,
      TwistorSettings settings,
      SequenceBatch batch,
      double[] spinors,
      double[] gradient) {
    int rows = batch.rows();
    double[] last = states[shape.levels()];
    Arrays.fill(gradient, 0);
    prediction.backward(parameters, last, ofState, gradient, rows);
    constraint.backward(settings.form(), settings.constraintWeight(), last, ofState, rows);
    for (int level = shape.levels() - 1; level >= 0; level--) {
      if (shape.learnsConstraint()) {
        learned
            .get(level)
            .backward(
                parameters,
                weightAfter(level, settings),
                states[level + 1],
                ofState,
                gradient,
                rows);
      }
      for (NestedLevel component : components(level)) {
        component.backward(parameters, states[level], ofState, gradient, rows);
      }
    }
    Products.transpose(ofState, 0, ofOutputs, 0, shape.state(), rows);
    cell.backward(
        parameters, settings, spinors, batch.count(), batch.length(), ofOutputs, gradient);
  }

  /**
   * The loss differentiated by the spinors, after {@link #backward}.
   *
   * @param ofSpinors filled with [rows × 2 d]
   */
  void backwardToSpinors(double[] parameters, int rows, double[] ofSpinors) {
    cell.backwardToSpinors(parameters, rows, ofSpinors);
  }

  private List<NestedLevel> components(int level) {
    int from = level * NestedLevel.COMPONENTS;
    return levels.subList(from, from + NestedLevel.COMPONENTS);
  }

  private double weightAfter(int level, TwistorSettings settings) {
    return level == shape.levels() - 1
        ? settings.constraintWeight()
        : SHARE_BEFORE_THE_LAST * settings.constraintWeight();
  }
}
