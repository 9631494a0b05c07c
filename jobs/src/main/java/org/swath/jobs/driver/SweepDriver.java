package org.swath.jobs.driver;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.DataReference;
import org.swath.jobs.executor.SweepOnExecutors;
import org.swath.jobs.progress.ProgressDisplay;
import org.swath.jobs.progress.ProgressPlugin;
import org.swath.jobs.progress.SweepProgress;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsStore;
import org.swath.results.RunStatus;

/** Executes a plan on Spark: whatever of it is not committed yet. */
public final class SweepDriver {

  private final SparkConf settings;
  private final Configuration hadoop;
  private final SweepOnExecutors.BuiltInsFactory builtIns;
  private final PrintStream console;
  private final boolean terminal;

  /**
   * @param settings complete Spark settings, see {@link SparkSettings}
   * @param hadoop how to reach the results
   * @param builtIns makes what can be trained, on each executor
   * @param console where progress is shown
   * @param terminal whether the console can draw a line over again
   */
  public SweepDriver(
      SparkConf settings,
      Configuration hadoop,
      SweepOnExecutors.BuiltInsFactory builtIns,
      PrintStream console,
      boolean terminal) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.builtIns = builtIns;
    this.console = console;
    this.terminal = terminal;
  }

  /**
   * Executes a plan.
   *
   * @param specText kept beside the results
   * @param resultsLocation folder of the results; made when missing
   * @param dataLocation where the data lies; empty text when nowhere in particular
   * @throws RefusedException when the folder belongs to another plan; nothing was changed
   * @throws SweepFailedException when the sweep had to be given up; what is committed stays
   * @throws IOException when the results cannot be opened
   */
  public SweepOutcome execute(
      SweepPlan plan, String specText, String resultsLocation, String dataLocation)
      throws IOException {
    ResultsFolder folder = ResultsFolder.at(resultsLocation, hadoop);
    ResultsStore store = new HadoopResultsStore(folder);
    Set<String> before = new ResultsOpening(folder, store).open(plan, specText);
    List<Cohort> missing =
        plan.cohorts().stream()
            .filter(cohort -> cohort.runs().stream().noneMatch(run -> before.contains(run.runId())))
            .toList();
    if (missing.isEmpty()) {
      return new SweepOutcome(plan.runs().size(), before.size(), 0, 0, 0, false);
    }
    int runs = missing.stream().mapToInt(cohort -> cohort.runs().size()).sum();
    SweepProgress progress = new SweepProgress(runs, Epochs.of(missing));
    ProgressPlugin.listen(message -> progress.heard(message, System.nanoTime()));
    CommitLoop loop = new CommitLoop(store, progress, new ProgressDisplay(console, terminal));
    SweepOnExecutors sweep = sweep(plan, folder.toString(), dataLocation);
    try (InterruptionGuard guard = InterruptionGuard.around(loop::interrupt)) {
      try (JavaSparkContext spark = new JavaSparkContext(settings)) {
        loop.run(spark, missing, new CohortTask(spark.broadcast(sweep), session(spark)));
      }
      SweepOutcome outcome = outcome(plan, before, loop);
      if (outcome.interrupted()) {
        // Said here, where the process still waits: afterwards it ends at any moment.
        console.printf(
            "Interrupted: %d of %d runs are committed in %s; the same command continues.%n",
            outcome.planned() - outcome.missing(), outcome.planned(), folder);
      }
      return outcome;
    }
  }

  /**
   * Names this driver's session; two drivers never share it, even on a cluster of the same name.
   */
  private static String session(JavaSparkContext spark) {
    return spark.sc().applicationId() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static SweepOutcome outcome(SweepPlan plan, Set<String> before, CommitLoop loop) {
    int diverged = loop.committed(RunStatus.DIVERGED);
    int failed = loop.committed(RunStatus.FAILED);
    return new SweepOutcome(
        plan.runs().size(),
        before.size(),
        loop.committed(RunStatus.COMPLETED) + diverged + failed,
        diverged,
        failed,
        loop.interrupted());
  }

  private SweepOnExecutors sweep(SweepPlan plan, String resultsLocation, String dataLocation) {
    Origin origin =
        new Origin(
            plan.sweepName(),
            plan.workload().name(),
            plan.workload().version(),
            plan.data().name(),
            plan.data().fingerprint(),
            plan.specDigest(),
            plan.planDigest());
    return new SweepOnExecutors(
        hadoop,
        resultsLocation,
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        ResultsColumns.of(plan),
        origin,
        new DataReference(plan.data().name(), plan.data().parameters(), dataLocation),
        SparkSettings.requirement(settings),
        builtIns);
  }
}
