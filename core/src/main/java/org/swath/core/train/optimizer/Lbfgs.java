package org.swath.core.train.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * L-BFGS (Nocedal and Wright 2006, Algorithm 7.5) with a search for a step that fulfils the strong
 * Wolfe conditions, as PyTorch's {@code LBFGS(line_search_fn="strong_wolfe", max_iter=1)} defines
 * it.
 *
 * <p>A step is one iteration: the loss of the batch at the parameters as they are, one direction,
 * one search along it, which evaluates the same batch up to {@code line-search-evaluations} times
 * more. Made for batches that hold all examples: the change of the gradient from one step to the
 * next is taken for curvature, and batches that differ are taken for curvature too.
 *
 * <p>The learning rate is the first length tried; 1 is the natural one. In the first step it is
 * multiplied by min(1, 1 / Σ|g|), since nothing is known of the scale. A step changes nothing where
 * the rate is 0, no gradient is larger than 10⁻⁷, or the direction does not descend by more than
 * 10⁻⁹ per unit of length. All is computed in double precision; parameters in single precision are
 * rounded before each evaluation.
 *
 * <p>One length counts for all parameters, so sections must have one factor: {@link #open} throws
 * {@link IllegalArgumentException} when they differ.
 */
public final class Lbfgs implements Optimizer.Rule {

  private static final String HISTORY_SIZE = "history-size";
  private static final String LINE_SEARCH_EVALUATIONS = "line-search-evaluations";
  private static final double LEAST_GRADIENT = 1e-7;
  private static final double LEAST_DESCENT = 1e-9;

  private static final Component COMPONENT =
      new Component(
          "lbfgs",
          1,
          "L-BFGS with a line search, for batches of all examples; usual rate 1",
          List.of(
              Parameter.integer(HISTORY_SIZE, 1, 10, "Steps whose curvature is remembered"),
              Parameter.integer(
                  LINE_SEARCH_EVALUATIONS, 1, 25, "Most evaluations of the loss along a line")));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public boolean searchesLength() {
    return true;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    double[] factors =
        target.sections().stream().mapToDouble(Target.Section::rateFactor).distinct().toArray();
    if (factors.length != 1) {
      throw new IllegalArgumentException(
          "All sections must have the same learning rate factor under lbfgs, which searches one"
              + " length for all parameters, but got "
              + DoubleStream.of(factors).boxed().toList()
              + "; choose another optimizer, or one rate for all layers");
    }
    return new Steps(
        settings.count(HISTORY_SIZE),
        new StrongWolfeSearch(settings.count(LINE_SEARCH_EVALUATIONS)),
        target,
        factors[0]);
  }

  private static final class Steps implements Optimizer {
    private final StrongWolfeSearch search;
    private final HostVector parameters;
    private final HostVector gradient;
    private final Target.BatchLoss batchLoss;
    private final double rateFactor;
    private final CurvatureHistory history;
    private final double[] lastStep;
    private final double[] lastGradient;
    private boolean begun;

    Steps(int historySize, StrongWolfeSearch search, Target target, double rateFactor) {
      this.search = search;
      this.parameters = target.parameters();
      this.gradient = target.gradient();
      this.batchLoss = target.loss();
      this.rateFactor = rateFactor;
      this.history = new CurvatureHistory(historySize);
      this.lastStep = new double[parameters.length()];
      this.lastGradient = new double[parameters.length()];
    }

    @Override
    public void step(double learningRate) {
      double rate = learningRate * rateFactor;
      if (rate == 0) {
        return;
      }
      double[] origin = parameters.toDoubles();
      double loss = batchLoss.evaluate();
      double[] g = gradient.toDoubles();
      double largest = DoubleStream.of(g).map(Math::abs).max().orElse(0);
      if (largest <= LEAST_GRADIENT) {
        return;
      }
      double length =
          begun ? rate : rate * Math.min(1, 1 / DoubleStream.of(g).map(Math::abs).sum());
      remember(g);
      double[] direction = history.direction(g);
      double slope = CurvatureHistory.dot(g, direction);
      if (slope > -LEAST_DESCENT) {
        Arrays.fill(lastStep, 0);
        return;
      }
      double[] place = new double[origin.length];
      StrongWolfeSearch.Look found =
          search.from(
              new StrongWolfeSearch.Look(0, loss, slope),
              length,
              DoubleStream.of(direction).map(Math::abs).max().orElse(0),
              trial -> {
                move(origin, trial, direction, place);
                double there = batchLoss.evaluate();
                return new StrongWolfeSearch.Look(
                    trial, there, CurvatureHistory.dot(gradient.toDoubles(), direction));
              });
      move(origin, found.length(), direction, place);
      for (int i = 0; i < lastStep.length; i++) {
        lastStep[i] = found.length() * direction[i];
      }
    }

    /** Takes the change of the gradient since the last step into the history. */
    private void remember(double[] g) {
      if (begun) {
        double[] change = new double[g.length];
        for (int i = 0; i < g.length; i++) {
          change[i] = g[i] - lastGradient[i];
        }
        history.add(lastStep.clone(), change);
      }
      System.arraycopy(g, 0, lastGradient, 0, g.length);
      begun = true;
    }

    private void move(double[] origin, double length, double[] direction, double[] place) {
      for (int i = 0; i < place.length; i++) {
        place[i] = origin[i] + length * direction[i];
      }
      parameters.set(place);
    }

    @Override
    public void save(StateWriter state) {
      state.longs("begun", begun ? 1 : 0);
      state.doubles("last-step", lastStep);
      state.doubles("last-gradient", lastGradient);
      history.save(state);
    }

    @Override
    public void restore(StateReader state) {
      begun = state.count("begun") == 1;
      state.doubles("last-step", lastStep);
      state.doubles("last-gradient", lastGradient);
      history.restore(state, lastStep.length);
    }
  }
}
