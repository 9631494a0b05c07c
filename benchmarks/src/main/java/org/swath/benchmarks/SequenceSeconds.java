package org.swath.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.MarkovChainSource;
import org.swath.core.data.TokenSequencesSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Measurements;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.ComplexAdamW;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.cayley.CayleySsm;
import org.swath.core.workload.twistor.TwistorHope;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints the processor seconds of a training epoch of a model of sequences per run, as {@code
 * pytorch_cayley.py} and {@code pytorch_twistor.py} do of PyTorch: those of the training thread, so
 * that neither other programs nor Java's compiler count.
 */
@Command(
    name = "sequence-seconds",
    description =
        "Trains models of sequences and prints the processor seconds of an epoch per run.",
    mixinStandardHelpOptions = true)
final class SequenceSeconds implements Callable<Integer> {

  /**
   * What can be timed: a workload on its own data, with all parameters as they are unless given.
   *
   * @param epochs to train unless asked for others
   * @param notCounted epochs at the start, in which Java compiles
   */
  record Model(
      Workload workload,
      DatasetSource data,
      Optimizer.Rule optimizer,
      long epochs,
      int notCounted) {

    static Model named(String name) {
      return switch (name) {
        case "cayley" ->
            new Model(new CayleySsm(), new MarkovChainSource(), new ComplexAdamW(), 60, 20);
        case "twistor" ->
            new Model(new TwistorHope(), new TokenSequencesSource(), new Adam(), 8, 2);
        default ->
            throw new CommandLine.TypeConversionException(
                "must be cayley or twistor, but got " + name);
      };
    }
  }

  private static final class ByName implements CommandLine.ITypeConverter<Model> {
    @Override
    public Model convert(String name) {
      return Model.named(name);
    }
  }

  @Parameters(
      paramLabel = "MODEL",
      converter = ByName.class,
      description = "cayley, in epochs of ten steps, or twistor, of 125.")
  private Model model;

  @Option(names = "--lanes", defaultValue = "1", description = "Runs trained together.")
  private int lanes;

  @Option(
      names = "--epochs",
      description = "60 of cayley, of which 20 are not counted, or 8 of twistor, but for 2.")
  private Long epochs;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SequenceSeconds()).execute(arguments));
  }

  @Override
  public Integer call() {
    Workload workload = model.workload();
    PreparedWorkload prepared =
        workload.prepare(
            model.data().load(defaults(model.data().component()), Optional.empty()),
            DeviceKernel.PORTABLE);
    long trained = epochs == null ? model.epochs() : epochs;
    TreeMap<String, ComponentChoice> parts = new TreeMap<>();
    parts.put(
        "clipping",
        new ComponentChoice("global-norm", ParameterValues.of(Map.of("clip-norm", 1.0))));
    RunParameters run =
        new RunParameters(
            defaults(workload.component().component()),
            ParameterValues.of(Map.of("epochs", trained, "batch-size", 16L, "learning-rate", 1e-3)),
            model.optimizer().component().name(),
            defaults(model.optimizer().component()),
            parts);
    List<Double> seconds = new ArrayList<>();
    double[] loss = new double[1];
    LongSupplier processorNanos = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    new Trainer(Toolkit.of(List.of(model.optimizer())), processorNanos)
        .train(
            prepared,
            Collections.nCopies(lanes, run),
            1,
            Measurements.of(workload.component(), List.of()),
            (lane, epoch, metrics, share) -> {
              loss[0] = metrics[0];
              if (lane == 0 && epoch > model.notCounted()) {
                seconds.add(share);
              }
            });
    Collections.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"epoch_seconds_median\": %.5f, \"min\": %.5f, \"max\": %.5f, \"loss\": %.3f}%n",
        seconds.get(seconds.size() / 2),
        seconds.get(0),
        seconds.get(seconds.size() - 1),
        loss[0]);
    return 0;
  }

  private static ParameterValues defaults(Component component) {
    TreeMap<String, Object> values = new TreeMap<>();
    for (Parameter parameter : component.parameters()) {
      values.put(parameter.name(), parameter.defaultValue().orElseThrow());
    }
    return ParameterValues.of(values);
  }
}
