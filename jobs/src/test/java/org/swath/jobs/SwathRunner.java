package org.swath.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int exitCode = Swath.run(arguments, utf8(out), utf8(console));
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
