package org.swath.jobs.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.swath.core.plan.CohortPacking;
import org.swath.core.plan.PlanJson;
import org.swath.jobs.driver.SparkSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath plan}: shows what a sweep would do, and does nothing. */
@Command(
    name = "plan",
    description =
        "Checks a spec and shows the runs it makes and how they are packed; trains and writes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep: a YAML file, local or a Hadoop URI.")
  private String spec;

  @Mixin private ScaleOption scale;

  @Option(names = "--json", description = "The whole plan as JSON, as it is stored with results.")
  private boolean json;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Tasks side by side to pack the runs for (default: this machine's cores).")
  private Integer slots;

  @Mixin private LanesOption lanes;

  private final SpecFiles specs;
  private final PrintStream out;

  PlanCommand(SpecFiles specs, PrintStream out) {
    this.specs = specs;
    this.out = out;
  }

  @Override
  public Integer call() {
    SpecFiles.PlannedSpec planned = specs.read(spec, scale.name());
    LaneCap cap = lanes.cap(planned.spec(), planned.workload());
    int tasks = SparkSettings.slots(Optional.ofNullable(slots));
    if (json) {
      out.print(PlanJson.write(planned.plan()));
    } else {
      CohortPacking packing = planned.packer(cap.lanes()).pack(planned.plan().runs(), tasks);
      out.print(PlanText.of(planned.spec(), planned.plan(), packing, cap));
    }
    return ExitCode.DONE.number();
  }
}
