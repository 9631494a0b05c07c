package org.swath.jobs.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --scale}, for every command that reads a spec. */
final class ScaleOption {

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      description =
          "A reduced form of the sweep that the spec describes under scales (default: the full"
              + " sweep).")
  private Optional<String> scale = Optional.empty();

  /** The name of the scale; empty for the full sweep. */
  Optional<String> name() {
    return scale;
  }
}
