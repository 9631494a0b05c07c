package org.swath.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Measurements;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.workload.PreparedWorkload;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the seconds of a training epoch per run, as the baseline script does of PyTorch. */
@Command(
    name = "epoch-seconds",
    description = "Trains encoders on MNIST and prints the seconds of an epoch per run.",
    mixinStandardHelpOptions = true)
final class EpochSeconds implements Callable<Integer> {

  @Option(names = "--lanes", defaultValue = "1", description = "Runs trained together.")
  private int lanes;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "adam, sgd, or mixed for both in turn.")
  private String optimizer;

  @Option(names = "--kernel", defaultValue = "vector", description = "vector or portable.")
  private String kernel;

  @Option(names = "--epochs", defaultValue = "6", description = "The first is not counted.")
  private long epochs;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EpochSeconds()).execute(arguments));
  }

  @Override
  public Integer call() {
    PreparedWorkload workload = EncoderOnMnist.prepare(DeviceKernel.labelled(kernel));
    List<RunParameters> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      String own = optimizer.equals("mixed") ? (lane % 2 == 0 ? "adam" : "sgd") : optimizer;
      runs.add(EncoderOnMnist.run(own, 1e-3, epochs));
    }
    List<Double> seconds = new ArrayList<>();
    double[] loss = new double[1];
    new Trainer(Toolkit.of(EncoderOnMnist.rules()), System::nanoTime)
        .train(
            workload,
            runs,
            1,
            new Measurements(3, false, List.of()),
            (lane, epoch, metrics, share) -> {
              if (lane == 0) {
                loss[0] = metrics[0];
                if (epoch > 1) {
                  seconds.add(share);
                }
              }
            });
    Collections.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"epoch_seconds_median\": %.4f, \"min\": %.4f, \"max\": %.4f, \"loss\": %.3f}%n",
        seconds.get(seconds.size() / 2),
        seconds.get(0),
        seconds.get(seconds.size() - 1),
        loss[0]);
    return 0;
  }
}
