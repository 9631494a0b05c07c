package org.swath.jobs.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.swath.core.plan.PlanJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath plan}: shows what a sweep would do, and does nothing. */
@Command(
    name = "plan",
    description = "Checks a spec and shows the runs it makes; trains and writes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep: a YAML file, local or a Hadoop URI.")
  private String spec;

  @Option(names = "--json", description = "The whole plan as JSON, as it is stored with results.")
  private boolean json;

  private final SpecFiles specs;
  private final PrintStream out;

  PlanCommand(SpecFiles specs, PrintStream out) {
    this.specs = specs;
    this.out = out;
  }

  @Override
  public Integer call() {
    SpecFiles.PlannedSpec planned = specs.read(spec);
    out.print(json ? PlanJson.write(planned.plan()) : PlanText.of(planned.spec(), planned.plan()));
    return ExitCode.DONE.number();
  }
}
