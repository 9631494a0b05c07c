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
import org.swath.core.data.MarkovChainSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Measurements;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.ComplexAdamW;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.cayley.CayleySsm;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints the processor seconds of a training epoch of the Cayley model per run, as {@code
 * pytorch_cayley.py} does of PyTorch: those of the training thread, so that neither other programs
 * nor Java's compiler count.
 */
@Command(
    name = "cayley-seconds",
    description = "Trains Cayley models and prints the processor seconds of an epoch per run.",
    mixinStandardHelpOptions = true)
final class CayleySeconds implements Callable<Integer> {

  @Option(names = "--lanes", defaultValue = "1", description = "Runs trained together.")
  private int lanes;

  @Option(
      names = "--epochs",
      defaultValue = "60",
      description = "Of ten steps each; the first twenty are not counted.")
  private long epochs;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new CayleySeconds()).execute(arguments));
  }

  @Override
  public Integer call() {
    CayleySsm workload = new CayleySsm();
    MarkovChainSource data = new MarkovChainSource();
    PreparedWorkload prepared =
        workload.prepare(
            data.load(defaults(data.component()), Optional.empty()), DeviceKernel.PORTABLE);
    TreeMap<String, ComponentChoice> parts = new TreeMap<>();
    parts.put(
        "clipping",
        new ComponentChoice("global-norm", ParameterValues.of(Map.of("clip-norm", 1.0))));
    RunParameters run =
        new RunParameters(
            defaults(workload.component().component()),
            ParameterValues.of(Map.of("epochs", epochs, "batch-size", 16L, "learning-rate", 1e-3)),
            "complex-adamw",
            defaults(new ComplexAdamW().component()),
            parts);
    List<Double> seconds = new ArrayList<>();
    double[] loss = new double[1];
    LongSupplier processorNanos = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    new Trainer(Toolkit.of(List.of(new ComplexAdamW())), processorNanos)
        .train(
            prepared,
            Collections.nCopies(lanes, run),
            1,
            Measurements.of(workload.component(), List.of()),
            (lane, epoch, metrics, share) -> {
              loss[0] = metrics[0];
              if (lane == 0 && epoch > 20) {
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
