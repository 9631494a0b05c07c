package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.driver.FolderLease;
import org.swath.results.CompactionOutcome;
import org.swath.results.DriverLease;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;
import org.swath.results.RunSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code swath compact}: few large files in the place of many small ones. */
@Command(
    name = "compact",
    description = {
      "Writes the results of a sweep into few large files, sorted by run and epoch, with the same rows.",
      "Readers may go on: on a local disk and on HDFS they see the old files or the new ones; on an"
          + " object store they may miss runs for a moment, and never see one twice. A compaction"
          + " that is interrupted is finished by the next swath command that changes the folder.",
      "Not while the sweep is running; it can be extended, and compacted again, afterwards."
    },
    mixinStandardHelpOptions = true)
final class CompactCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  private final Configuration hadoop;
  private final PrintStream out;
  private final PrintStream console;

  CompactCommand(Configuration hadoop, PrintStream out, PrintStream console) {
    this.hadoop = hadoop;
    this.out = out;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ResultsFolder folder = ResultsFolder.at(results, hadoop);
    // Before the lease, which would make a folder that is missing.
    folder.readText(ResultsFolder.PLAN_FILE);
    if (!folder.renamesFoldersAtomically()) {
      console.printf(
          "%s cannot rename a folder in one step: readers may miss runs until this has ended.%n",
          folder);
    }
    try (DriverLease lease = FolderLease.take(folder, console)) {
      HadoopResultsStore store = new HadoopResultsStore(folder);
      store.recover();
      out.println(summary(folder, store.compact(RunSelection.KEEP_ALL, lease)));
    }
    return ExitCode.DONE.number();
  }

  private static String summary(ResultsFolder folder, CompactionOutcome outcome) {
    if (outcome.runs() == 0) {
      return "%s holds no committed run; there is nothing to compact.".formatted(folder);
    }
    String now =
        "%d runs in %d files, %s"
            .formatted(outcome.runs(), outcome.filesAfter(), ByteCount.text(outcome.bytesAfter()));
    if (outcome.filesBefore() == outcome.filesAfter()
        && outcome.bytesBefore() == outcome.bytesAfter()) {
      return "%s is compact already: %s.".formatted(folder, now);
    }
    return "Compacted %s: %s; before, %d files, %s."
        .formatted(folder, now, outcome.filesBefore(), ByteCount.text(outcome.bytesBefore()));
  }
}
