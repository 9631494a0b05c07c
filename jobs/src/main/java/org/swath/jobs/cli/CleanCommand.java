package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.driver.FolderLease;
import org.swath.results.DriverLease;
import org.swath.results.ResultsCleaning;
import org.swath.results.ResultsCleaning.Findings;
import org.swath.results.ResultsCleaning.Leftover;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath clean}: removes what nobody needs any more. */
@Command(
    name = "clean",
    description = {
      "Removes from a results folder what nobody needs any more, and nothing else: private files of"
          + " attempts that were never committed, checkpoints of runs that are, old files of"
          + " compactions, marks of drivers that died, files whose writing was cut short.",
      "A commit or a compaction that was interrupted is settled first. Committed runs stay, and so"
          + " does every file that Swath did not put there. Not while the sweep is running."
    },
    mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Option(names = "--dry-run", description = "Says what would be removed, and removes nothing.")
  private boolean dryRun;

  private final Configuration hadoop;
  private final PrintStream out;
  private final PrintStream console;

  CleanCommand(Configuration hadoop, PrintStream out, PrintStream console) {
    this.hadoop = hadoop;
    this.out = out;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ResultsFolder folder = ResultsFolder.at(results, hadoop);
    // Before the lease, which would make a folder that is missing.
    folder.readText(ResultsFolder.PLAN_FILE);
    ResultsCleaning cleaning = new ResultsCleaning(folder);
    try (DriverLease lease = FolderLease.take(folder, console)) {
      lease.requireHeld();
      report(folder, dryRun ? cleaning.look() : cleaning.clean());
    }
    return ExitCode.DONE.number();
  }

  private void report(ResultsFolder folder, Findings findings) {
    String verb = dryRun ? "would remove" : "removed";
    for (Leftover leftover : findings.leftovers()) {
      out.printf(
          "%s %s (%s): %s%n",
          verb, leftover.path(), ByteCount.text(leftover.bytes()), leftover.what());
    }
    findings.kept().forEach(path -> out.printf("kept %s%n", path));
    findings.unknown().forEach(path -> out.printf("not ours, left alone: %s%n", path));
    long bytes = findings.leftovers().stream().mapToLong(Leftover::bytes).sum();
    out.println(
        findings.leftovers().isEmpty()
            ? "%s is clean.".formatted(folder)
            : "%s: %s %s in %d places."
                .formatted(folder, verb, ByteCount.text(bytes), findings.leftovers().size()));
  }
}
