package org.swath.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.swath.core.device.DeviceKernel;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.executor.NumericRequirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath submit}: hands a sweep to {@code spark-submit}. */
@Command(
    name = "submit",
    description = {
      "Runs a sweep on a Spark cluster: starts spark-submit with this program and the settings it"
          + " needs. What stands before -- goes to spark-submit, what stands after it to swath run.",
      "Uses $$SPARK_HOME/bin/spark-submit, or the one on the PATH.",
    },
    mixinStandardHelpOptions = true,
    customSynopsis = "swath submit [--print] [SPARK-SUBMIT OPTIONS] -- SPEC [RUN OPTIONS]",
    footer = {
      "",
      "Example:",
      "  swath submit --master yarn --num-executors 8 -- sweep.yaml --results hdfs:///sweeps/first",
      "--print shows the command line and does not run it. Results, data and spec must lie where the"
          + " driver and all executors can reach them."
    })
final class SubmitCommand implements Callable<Integer> {

  private static final String PROGRAM = "org.swath.jobs.Swath";

  @Option(names = "--print", description = "Show the command line instead of running it.")
  private boolean print;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  private final PrintStream out;
  private final Map<String, String> environment;

  SubmitCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = command();
    if (print) {
      out.println(command.stream().map(SubmitCommand::quoted).collect(Collectors.joining(" ")));
      return ExitCode.DONE.number();
    }
    Process spark = new ProcessBuilder(command).inheritIO().start();
    // Whoever stops this process means the sweep, and wants to see how it ends.
    Thread stop = new Thread(() -> stop(spark));
    Runtime.getRuntime().addShutdownHook(stop);
    int exitCode = spark.waitFor();
    Runtime.getRuntime().removeShutdownHook(stop);
    return exitCode;
  }

  private static void stop(Process spark) {
    spark.destroy();
    try {
      spark.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command() {
    int separator = arguments.indexOf("--");
    if (separator < 0 || separator == arguments.size() - 1) {
      throw new RefusedException(
          "A -- must stand between spark-submit's options and the spec, as in: swath submit --master"
              + " yarn -- sweep.yaml --results hdfs:///sweeps/first");
    }
    List<String> command = new ArrayList<>(sparkSubmit());
    command.addAll(List.of("--class", PROGRAM));
    command.addAll(moduleOptions(arguments.subList(0, separator)));
    command.addAll(arguments.subList(0, separator));
    command.add(jar());
    command.add("run");
    command.addAll(arguments.subList(separator + 1, arguments.size()));
    return command;
  }

  /** The installed spark-submit; without one, the main class of the Spark that Swath runs with. */
  private List<String> sparkSubmit() {
    String sparkHome = environment.getOrDefault("SPARK_HOME", "");
    List<Path> folders = new ArrayList<>();
    if (!sparkHome.isEmpty()) {
      folders.add(Path.of(sparkHome, "bin"));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      folders.add(Path.of(folder));
    }
    for (Path folder : folders) {
      Path installed = folder.resolve("spark-submit");
      if (Files.isExecutable(installed)) {
        return List.of(installed.toString());
      }
    }
    List<String> own = new ArrayList<>();
    own.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    own.addAll(List.of(driverOptions().strip().split("\\s+")));
    own.addAll(List.of("-cp", System.getProperty("java.class.path")));
    own.add("org.apache.spark.deploy.SparkSubmit");
    return own;
  }

  /** A standalone cluster starts drivers without what they need, unless it is told. */
  private static List<String> moduleOptions(List<String> given) {
    String key = "spark.driver.extraJavaOptions";
    boolean own =
        given.stream()
            .anyMatch(option -> option.startsWith(key) || option.contains("java-options"));
    return own ? List.of() : List.of("--conf", key + "=" + driverOptions());
  }

  /** What Spark needs on Java 17; and drivers compute too, for runs over the whole cluster. */
  private static String driverOptions() {
    String options = JavaModuleOptions.defaultModuleOptions();
    return NumericRequirement.fittingKernel() == DeviceKernel.VECTOR
        ? options + " " + NumericRequirement.VECTOR_OPTION
        : options;
  }

  private String jar() {
    String jar = environment.getOrDefault("SWATH_JAR", "");
    if (jar.isEmpty()) {
      throw new RefusedException(
          "SWATH_JAR must name swath.jar, but is unset. Start through ./swath, which sets it");
    }
    return jar;
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=,@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
