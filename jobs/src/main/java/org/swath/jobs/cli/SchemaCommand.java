package org.swath.jobs.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.swath.core.parameter.Catalogue;
import org.swath.core.spec.SpecJsonSchema;
import picocli.CommandLine.Command;

/** {@code swath schema}: the JSON Schema of specs, for editors. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of specs, as checked in beside the shipped ones.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final PrintStream out;

  SchemaCommand(Catalogue catalogue, PrintStream out) {
    this.catalogue = catalogue;
    this.out = out;
  }

  @Override
  public Integer call() {
    out.print(SpecJsonSchema.of(catalogue));
    return ExitCode.DONE.number();
  }
}
