package org.swath.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DownloadListener;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.UserCache;
import org.swath.jobs.cli.SwathCommand;
import org.swath.jobs.executor.SweepOnExecutors;

/** Runs Swath's command line in this JVM, as a user would, and keeps what it says. */
public final class SwathRunner {

  /**
   * What a command came to.
   *
   * @param exitCode what a shell would see
   * @param out standard output
   * @param console standard error
   */
  public record Answer(int exitCode, String out, String console) {}

  private SwathRunner() {}

  public static Answer swath(String... arguments) {
    return answer((out, console) -> Swath.run(arguments, out, console));
  }

  /** The same with other things to train, on the driver and on executors. */
  public static Answer swathWith(SweepOnExecutors.BuiltInsFactory builtIns, String... arguments) {
    Configuration hadoop = new Configuration();
    return answer(
        (out, console) ->
            new SwathCommand(builtIns.create(hadoop), hadoop, builtIns, out, console, false)
                .execute(arguments));
  }

  /** What Swath comes with. */
  public static BuiltIns standardBuiltIns(Configuration hadoop) {
    return BuiltIns.standard(
        UserCache.of(System.getenv(), System.getProperty("user.home")),
        hadoop,
        DownloadListener.silent());
  }

  private interface Program {
    int run(PrintStream out, PrintStream console);
  }

  private static Answer answer(Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int exitCode = program.run(utf8(out), utf8(console));
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), console.toString(StandardCharsets.UTF_8));
  }

  /** A file with this text in a folder. */
  public static String file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sweep of 4 short runs on a few generated digits. */
  public static String smallSpec() {
    return """
    name: small
    workload: {name: implicit-em-encoder, hidden-units: 8}
    data: {name: digits, train-size: 300, test-size: 100}
    training: {epochs: 3, batch-size: 64, learning-rate: 0.01}
    grid:
      optimizer: [adam, {name: sgd, momentum: 0.5}]
    seeds: [1, 2]
    convergence:
      - {name: settled, criterion: absolute-change, metric: loss, threshold: 5.0, window: 1}
    """;
  }

  private static PrintStream utf8(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
