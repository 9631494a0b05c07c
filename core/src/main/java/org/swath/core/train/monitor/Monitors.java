package org.swath.core.train.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.random.RandomStreams;

/** The measurements that a sweep asked for, in its order. */
public final class Monitors {

  private static final Parameter EVERY =
      Parameter.integer("every", 1, 1, "Epochs from one measurement to the next; NaN between");
  private static final Parameter BATCHES =
      Parameter.integer("batches", 1, 8, "Batches of training examples that are looked at");

  private static final List<MonitorComponent> COMPONENTS =
      List.of(
          component(
              "noise-scale",
              "Scatter of the gradients of batches",
              List.of("gradient-variance", "noise-scale")),
          component(
              "sharpness",
              "Largest rise of the loss within a small ball around the parameters",
              List.of("sharpness"),
              Parameter.number("radius", Domain.NumberRange.positive(), 0.05, "Radius of the ball"),
              Parameter.integer("ascent-steps", 1, 5, "Steps of ascent")),
          component(
              "hessian-maximum",
              "Eigenvalue of the Hessian that is largest in magnitude, by power iteration",
              List.of("hessian-maximum"),
              Parameter.integer("iterations", 1, 10, "Products of the Hessian with a vector")),
          component(
              "hessian-trace",
              "Trace of the Hessian, by Hutchinson's estimator",
              List.of("hessian-trace"),
              Parameter.integer("vectors", 1, 32, "Products of the Hessian with a vector")));

  /** One measurement and how it is made. */
  private record Scheduled(Monitor monitor, int metrics, int every, int batches) {}

  private final List<Scheduled> scheduled = new ArrayList<>();

  /**
   * @param choices names and parameters, as {@link #components} declares them
   */
  public Monitors(List<ComponentChoice> choices) {
    for (ComponentChoice choice : choices) {
      scheduled.add(
          new Scheduled(
              open(choice),
              metricsOf(choice),
              choice.parameters().count("every"),
              choice.parameters().count("batches")));
    }
  }

  /** What a spec can choose from. */
  public static List<MonitorComponent> components() {
    return COMPONENTS;
  }

  /** Number of values that all monitors give together. */
  public int metrics() {
    return scheduled.stream().mapToInt(Scheduled::metrics).sum();
  }

  /**
   * Measures what is due.
   *
   * @param surfaces opens the surface of a run's loss over a number of batches
   * @param streams of the run
   * @param epoch that has just been completed, from 1
   * @return a value for each metric, NaN for what is not due
   */
  public double[] measure(IntFunction<LossSurface> surfaces, RandomStreams streams, int epoch) {
    double[] values = new double[metrics()];
    Arrays.fill(values, Double.NaN);
    int next = 0;
    for (Scheduled one : scheduled) {
      if (epoch % one.every() == 0) {
        double[] measured = one.monitor().measure(surfaces.apply(one.batches()), streams, epoch);
        System.arraycopy(measured, 0, values, next, measured.length);
      }
      next += one.metrics();
    }
    return values;
  }

  private static Monitor open(ComponentChoice choice) {
    return switch (choice.name()) {
      case "noise-scale" -> new NoiseScale();
      case "sharpness" ->
          new Sharpness(
              choice.parameters().number("radius"), choice.parameters().count("ascent-steps"));
      case "hessian-maximum" -> new HessianMaximum(choice.parameters().count("iterations"));
      case "hessian-trace" -> new HessianTrace(choice.parameters().count("vectors"));
      default -> throw new IllegalArgumentException("There is no monitor " + choice.name());
    };
  }

  private static int metricsOf(ComponentChoice choice) {
    return COMPONENTS.stream()
        .filter(component -> component.component().name().equals(choice.name()))
        .mapToInt(component -> component.epochMetrics().size())
        .sum();
  }

  private static MonitorComponent component(
      String name, String description, List<String> metrics, Parameter... own) {
    List<Parameter> parameters = new ArrayList<>(List.of(own));
    parameters.add(BATCHES);
    parameters.add(EVERY);
    return new MonitorComponent(new Component(name, 1, description, parameters), metrics);
  }
}
