package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExamplesSource;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.Section;
import org.swath.core.train.monitor.Monitors;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Optimizers;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.quadratic.Quadratic;

/** Runs with every ingredient that there is, defaults filled in as a spec would, trained. */
final class ToolkitRuns {

  static final Toolkit TOOLKIT = Toolkit.of(Optimizers.standard());
  static final Workload QUADRATIC = new Quadratic();

  /** Where the metrics of every run begin among those of {@link #QUADRATIC}. */
  static final int GRADIENT_NORM = 3;

  private static final long SEED = 5;

  private ToolkitRuns() {}

  /**
   * What is left of a run.
   *
   * @param curve metrics of each epoch trained here
   * @param checkpoints after each of them
   */
  record Trained(List<double[]> curve, List<Checkpoint> checkpoints, RunOutcome outcome) {

    /** All numbers that training has given, in a form that compares to the bit. */
    List<Object> numbers() {
      List<Object> all = new ArrayList<>();
      curve.forEach(metrics -> all.add(list(metrics)));
      checkpoints.forEach(checkpoint -> all.add(list(parameters(checkpoint))));
      all.add(list(outcome.runMetrics()));
      return all;
    }

    double[] parametersAfter(int epoch) {
      return parameters(checkpoints.get(epoch - 1));
    }

    List<Double> metric(int index) {
      return curve.stream().map(metrics -> metrics[index]).toList();
    }
  }

  /** A run of plain gradient descent. */
  static RunParameters run(
      Workload workload, Map<String, ?> given, long epochs, long batchSize, double rate) {
    return new RunParameters(
        filled(workload.component().component(), given),
        ParameterValues.of(
            Map.of("epochs", epochs, "batch-size", batchSize, "learning-rate", rate)),
        "sgd",
        ParameterValues.of(Map.of("momentum", 0.0)));
  }

  static RunParameters withOptimizer(RunParameters run, String name, Map<String, ?> given) {
    Optimizer.Rule rule = TOOLKIT.optimizer(name);
    return new RunParameters(
        run.workload(), run.training(), name, filled(rule.component(), given), run.parts());
  }

  static RunParameters withPart(
      RunParameters run, String part, String component, Map<String, ?> given) {
    TreeMap<String, ComponentChoice> parts = new TreeMap<>(run.parts());
    parts.put(part, choice(part, component, given));
    return new RunParameters(
        run.workload(), run.training(), run.optimizer(), run.optimizerParameters(), parts);
  }

  static ComponentChoice choice(String partName, String component, Map<String, ?> given) {
    Part part =
        TOOLKIT.parts().stream().filter(p -> p.name().equals(partName)).findFirst().orElseThrow();
    return new ComponentChoice(component, filled(named(part.components(), component), given));
  }

  static ComponentChoice monitor(String name, Map<String, ?> given) {
    List<Component> components =
        Monitors.components().stream().map(monitor -> monitor.component()).toList();
    return new ComponentChoice(name, filled(named(components, name), given));
  }

  static PreparedWorkload quadratic(long examples) {
    ParameterValues count = ParameterValues.of(Map.of("count", examples));
    Dataset data = new ExamplesSource().load(count, Optional.empty());
    return QUADRATIC.prepare(data, DeviceKernel.PORTABLE);
  }

  /** Random images of 6 × 5 pixels, half of them black, in three classes. */
  static Dataset images(int count) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    byte[] pixels = new byte[count * 30];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
    }
    LabelledImages images = new LabelledImages(count, 6, 5, pixels, labels);
    return new Dataset(images, images, 3);
  }

  static Trained trainOnQuadratic(long examples, RunParameters run) {
    return train(quadratic(examples), QUADRATIC, List.of(), List.of(), run).get(0);
  }

  /**
   * Trains runs side by side.
   *
   * @param start where they go on; empty for their beginning
   */
  static List<Trained> train(
      PreparedWorkload prepared,
      Workload workload,
      List<ComponentChoice> monitors,
      List<Checkpoint> start,
      RunParameters... runs) {
    List<List<double[]>> curves = new ArrayList<>();
    List<List<Checkpoint>> checkpoints = new ArrayList<>();
    for (int lane = 0; lane < runs.length; lane++) {
      curves.add(new ArrayList<>());
      checkpoints.add(new ArrayList<>());
    }
    List<RunOutcome> outcomes =
        new Trainer(TOOLKIT, System::nanoTime)
            .train(
                prepared,
                List.of(runs),
                SEED,
                Measurements.of(workload.component(), monitors),
                start,
                (lane, epoch, metrics, seconds) -> curves.get(lane).add(metrics),
                new TrainingControl(
                    new CheckpointInterval.Epochs(1),
                    (lane, checkpoint) -> checkpoints.get(lane).add(checkpoint),
                    () -> false));
    List<Trained> trained = new ArrayList<>();
    for (int lane = 0; lane < runs.length; lane++) {
      trained.add(new Trained(curves.get(lane), checkpoints.get(lane), outcomes.get(lane)));
    }
    return trained;
  }

  static double[] parameters(Checkpoint checkpoint) {
    Section section = checkpoint.state().sections().get("model.parameters");
    if (section instanceof Section.Doubles doubles) {
      return doubles.values();
    }
    float[] singles = ((Section.Singles) section).values();
    double[] values = new double[singles.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = singles[i];
    }
    return values;
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private static Component named(List<Component> components, String name) {
    return components.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static ParameterValues filled(Component component, Map<String, ?> given) {
    TreeMap<String, Object> values = new TreeMap<>();
    for (Parameter parameter : component.parameters()) {
      Object value = given.containsKey(parameter.name()) ? given.get(parameter.name()) : null;
      values.put(parameter.name(), value == null ? parameter.defaultValue().orElseThrow() : value);
    }
    if (!values.keySet().containsAll(given.keySet())) {
      throw new IllegalArgumentException(component.name() + " takes " + values.keySet());
    }
    return new ParameterValues(values);
  }
}
