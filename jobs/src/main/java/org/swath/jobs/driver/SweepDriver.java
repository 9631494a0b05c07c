package org.swath.jobs.driver;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.swath.core.plan.CohortPacker;
import org.swath.core.plan.CohortPacking;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.DataReference;
import org.swath.jobs.executor.SweepOnExecutors;
import org.swath.jobs.progress.ProgressDisplay;
import org.swath.jobs.progress.ProgressPlugin;
import org.swath.jobs.progress.SweepProgress;
import org.swath.results.DriverLease;
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
   * @param packer puts what is left to train into cohorts, for the slots there are
   * @param specText kept beside the results
   * @param resultsLocation folder of the results; made when missing
   * @param dataLocation where the data lies; empty text when nowhere in particular
   * @throws RefusedException when the folder cannot be used or belongs to another plan; nothing was
   *     changed
   * @throws SweepFailedException when the sweep had to be given up; what is committed stays
   */
  public SweepOutcome execute(
      SweepPlan plan,
      CohortPacker packer,
      String specText,
      String resultsLocation,
      String dataLocation) {
    ResultsFolder folder = ResultsFolder.at(resultsLocation, hadoop);
    ResultsStore store = new HadoopResultsStore(folder);
    ResultsOpening opening = new ResultsOpening(folder, store, plan);
    Set<String> committed = opening.look();
    if (missing(plan, committed).isEmpty()) {
      return new SweepOutcome(plan.runs().size(), committed.size(), 0, 0, 0, false);
    }
    DriverLease lease = opening.takeLease(console);
    CommitLoop loop = new CommitLoop(store, lease, builtIns.faultPoints());
    // The lease is given back first: an interrupted process ends when the guard lets it.
    try (InterruptionGuard guard = InterruptionGuard.around(loop::interrupt);
        lease) {
      Set<String> before;
      try (JavaSparkContext spark = new JavaSparkContext(settings)) {
        before = opening.open(specText);
        List<RunSpec> left = missing(plan, before);
        // Another driver may have finished the sweep while this one waited for its turn.
        if (!left.isEmpty()) {
          int slots = TaskSlots.of(settings, () -> cores(spark, loop));
          train(spark, plan, packer.pack(left, slots), folder, dataLocation, loop);
        }
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

  private void train(
      JavaSparkContext spark,
      SweepPlan plan,
      CohortPacking packing,
      ResultsFolder folder,
      String dataLocation,
      CommitLoop loop) {
    int runs = packing.cohorts().stream().mapToInt(cohort -> cohort.runs().size()).sum();
    console.printf(
        "Sweep %s: %d runs to train on %s in %s (%s kernel), results in %s%n",
        plan.sweepName(),
        runs,
        settings.get("spark.master"),
        packing.inWords(),
        SparkSettings.requirement(settings).kernel().label(),
        folder);
    SweepProgress progress = new SweepProgress(runs, Epochs.of(packing.cohorts()));
    ProgressPlugin.listen(message -> progress.heard(message, System.nanoTime()));
    SweepOnExecutors sweep = sweep(plan, folder.toString(), dataLocation);
    CohortTask task = new CohortTask(spark.broadcast(sweep), session(spark));
    loop.run(spark, packing.cohorts(), task, progress, new ProgressDisplay(console, terminal));
  }

  private static List<RunSpec> missing(SweepPlan plan, Set<String> committed) {
    return plan.runs().stream().filter(run -> !committed.contains(run.runId())).toList();
  }

  /** Cores of the cluster's executors, once they have had time to start. */
  private static int cores(JavaSparkContext spark, CommitLoop loop) {
    SparkContext context = spark.sc();
    return new SettledCount(System::nanoTime, SweepDriver::sleep)
        .of(
            // Spark counts the driver too, and guesses some cores while it has no executor.
            () -> context.getExecutorMemoryStatus().size() > 1 ? context.defaultParallelism() : 0,
            loop::interrupted);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepFailedException("The sweep's thread was interrupted", e);
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
