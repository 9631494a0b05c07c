package org.swath.core.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.swath.core.state.StateWriter;

/**
 * Plain gradient descent with a model, which asks of it what training does, in the same order. A
 * lane whose loss is infinite or NaN is asked again, but neither stepped with nor told of the end
 * of an epoch.
 */
final class PlainDescent {

  private static final double RATE = 1e-3;

  private final ContractCohort cohort;
  private final CohortModel model;
  private final int[] examples;
  private final double[] terms;
  private final List<Trace> traces = new ArrayList<>();
  private final Set<Integer> ruined = new TreeSet<>();

  PlainDescent(ContractCohort cohort, CohortModel model) {
    this.cohort = cohort;
    this.model = model;
    this.examples = IntStream.range(0, cohort.trainedExamples()).toArray();
    this.terms = new double[cohort.termCount()];
    cohort.runs().forEach(run -> traces.add(new Trace()));
  }

  /** All that the model has said of a lane. */
  Trace trace(int lane) {
    return traces.get(lane);
  }

  /** Descends through an epoch with some lanes; the others are not asked for. */
  void trainEpoch(int epoch, int... lanes) {
    model.startEpoch(epoch);
    for (int from = 0; from < examples.length; from += cohort.batchSize()) {
      int count = Math.min(cohort.batchSize(), examples.length - from);
      model.startBatch(examples, from, count);
      for (int lane : lanes) {
        compute(lane, "epoch %d, batch from %d, ".formatted(epoch, from));
        if (!Double.isFinite(terms[0])) {
          ruined.add(lane);
        }
        if (!ruined.contains(lane)) {
          step(lane);
        }
      }
    }
    for (int lane : lanes) {
      if (!ruined.contains(lane)) {
        complete(lane, "epoch %d, ".formatted(epoch));
      }
    }
  }

  /** Starts a batch and computes every lane on it, without a step. */
  void compute(String name, int[] order, int from, int count) {
    model.startBatch(order, from, count);
    for (int lane : cohort.lanes()) {
      compute(lane, name);
    }
  }

  /** Evaluates a lane; what was said before of its evaluation is forgotten. */
  void evaluate(int lane) {
    traces.get(lane).add("run metrics", model.evaluate(lane));
  }

  /** The lanes whose loss was infinite or NaN. */
  Set<Integer> ruined() {
    return ruined;
  }

  private void compute(int lane, String name) {
    model.lossAndGradient(lane, terms);
    traces.get(lane).add(name + "terms", terms);
    traces.get(lane).add(name + "gradient", model.gradient(lane).toDoubles());
  }

  private void step(int lane) {
    model.gradientClipped(lane);
    double rate = model.adjustedRate(lane, RATE);
    double[] parameters = model.parameters(lane).toDoubles();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * model.gradient(lane).get(i);
    }
    model.parameters(lane).set(parameters);
  }

  private void complete(int lane, String name) {
    model.completeEpoch(lane, terms);
    traces.get(lane).add(name + "metrics", terms);
    StateWriter state = new StateWriter();
    model.save(lane, state);
    traces.get(lane).add(name + "saved ", state.saved());
    if (cohort.component().validates()) {
      traces.get(lane).add(name + "validation loss", model.validationLoss(lane));
    }
  }
}
