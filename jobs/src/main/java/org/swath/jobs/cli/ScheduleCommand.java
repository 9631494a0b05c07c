package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.schedule.LearningRates;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureTheme;
import org.swath.jobs.figure.NamedCurve;
import org.swath.jobs.figure.ScheduleFigure;
import org.swath.jobs.figure.render.FigureFormat;
import org.swath.jobs.figure.render.FigureRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath schedule}: draws the learning rates of a sweep, and trains nothing. */
@Command(
    name = "schedule",
    description =
        "Draws each different learning rate among the configurations of a spec; trains nothing.",
    mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {

  private static final long STEPS_DRAWN = 500;

  @Parameters(paramLabel = "SPEC", description = "The sweep: a YAML file, local or a Hadoop URI.")
  private String spec;

  @Mixin private ScaleOption scale;

  @Option(
      names = "--epochs-shown",
      paramLabel = "N",
      description = "Only the first epochs (default: all).")
  private Optional<Double> epochsShown = Optional.empty();

  @Option(names = "--log", description = "Rates on a logarithmic axis.")
  private boolean logarithmic;

  @Option(
      names = "--width",
      defaultValue = "72",
      paramLabel = "N",
      description = "Characters across the drawing (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      defaultValue = "17",
      paramLabel = "N",
      description = "Lines of the drawing (default: ${DEFAULT-VALUE}).")
  private int height;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also writes configuration, step, epoch and rate of every step to a file.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "Also draws the rates to a file; its name must end in .svg, .png or .pdf. May be given"
              + " several times.")
  private List<Path> figures = new ArrayList<>();

  private final SpecFiles specs;
  private final LearningRates rates;
  private final PrintStream out;

  ScheduleCommand(SpecFiles specs, LearningRates rates, PrintStream out) {
    this.specs = specs;
    this.rates = rates;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (width < 10 || height < 3 || epochsShown.filter(epochs -> !(epochs > 0)).isPresent()) {
      throw new RefusedException(
          "--width must be at least 10, --height at least 3 and --epochs-shown above 0, but got %d, %d and %s. Change them, or leave them out"
              .formatted(width, height, epochsShown.map(Numbers::plain).orElse("none")));
    }
    List<FigureFormat> formats = figures.stream().map(ScheduleCommand::format).toList();
    SpecFiles.PlannedSpec planned = specs.read(spec, scale.name());
    Map<String, RunParameters> configurations = new LinkedHashMap<>();
    planned
        .plan()
        .runs()
        .forEach(run -> configurations.putIfAbsent(run.configurationId(), run.parameters()));
    RateCurves curves = RateCurves.of(configurations, planned.trainingExamples(), rates);
    if (!curves.problems().isEmpty()) {
      throw new RefusedException(spec + ": " + String.join("\n" + spec + ": ", curves.problems()));
    }
    double all =
        curves.configurations().keySet().stream()
            .mapToDouble(curve -> curve.horizon().epochs())
            .max()
            .orElseThrow();
    double epochs = Math.min(all, epochsShown.orElse(all));
    if (csv.isPresent()) {
      write(curves, epochs, csv.get());
    }
    if (!figures.isEmpty()) {
      Figure figure =
          ScheduleFigure.of(
              planned.plan().sweepName(),
              curves.configurations().keySet().stream().map(curve -> drawn(curve, epochs)).toList(),
              logarithmic);
      FigureRenderer renderer = new FigureRenderer(FigureTheme.LIGHT);
      List<byte[]> drawn = renderer.draw(figure, formats);
      for (int i = 0; i < drawn.size(); i++) {
        FigureFiles.write(drawn.get(i), figures.get(i));
      }
    }
    out.print(
        ScheduleText.of(curves.configurations(), new RatePlot(width, height, logarithmic, epochs)));
    return ExitCode.DONE.number();
  }

  private static FigureFormat format(Path file) {
    return Arrays.stream(FigureFormat.values())
        .filter(format -> file.toString().endsWith("." + format.extension()))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "--figure must name a file that ends in .svg, .png or .pdf, but got %s. Change its name"
                        .formatted(file)));
  }

  /** The rate at the first step, the last, and as many between as a drawing shows. */
  private static NamedCurve drawn(RateCurve curve, double epochs) {
    long inEpochs = (long) Math.ceil(epochs * curve.horizon().stepsPerEpoch());
    long last = Math.max(1, Math.min(curve.horizon().steps(), inEpochs)) - 1;
    long[] shown =
        LongStream.rangeClosed(0, Math.min(last, STEPS_DRAWN))
            .map(i -> last <= STEPS_DRAWN ? i : Math.round((double) i * last / STEPS_DRAWN))
            .toArray();
    return new NamedCurve(
        curve.label(),
        Arrays.stream(shown).mapToDouble(curve::epoch).toArray(),
        Arrays.stream(shown).mapToDouble(step -> curve.rate().rate(step)).toArray());
  }

  private static void write(RateCurves curves, double epochs, Path file) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      RateCsv.write(curves.configurations(), epochs, writer);
    } catch (IOException e) {
      throw new RefusedException(
          "--csv must name a file that can be written, but %s cannot: %s. Name another"
              .formatted(file, e),
          e);
    }
  }
}
