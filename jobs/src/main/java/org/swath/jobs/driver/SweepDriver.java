package org.swath.jobs.driver;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.plan.Cohort;
import org.swath.core.plan.CohortPacker;
import org.swath.core.plan.CohortPacking;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.train.CohortTrainer;
import org.swath.core.workload.WorkloadFiles;
import org.swath.jobs.cluster.ClusterTraining;
import org.swath.jobs.executor.BroadcastWorkload;
import org.swath.jobs.executor.CohortAttempt;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.DataReference;
import org.swath.jobs.executor.Setback;
import org.swath.jobs.executor.SweepOnExecutors;
import org.swath.jobs.progress.ProgressDisplay;
import org.swath.jobs.progress.ProgressPlugin;
import org.swath.jobs.progress.SweepProgress;
import org.swath.results.CheckpointStore;
import org.swath.results.DriverLease;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;
import org.swath.results.RunStatus;

/** Executes a plan on Spark: whatever of it is not committed yet. */
public final class SweepDriver {

  private static final Logger LOG = LoggerFactory.getLogger(SweepDriver.class);

  private final SparkConf settings;
  private final Configuration hadoop;
  private final SweepOnExecutors.BuiltInsFactory builtIns;
  private final ExecutionOptions options;
  private final PrintStream console;
  private final boolean terminal;

  /**
   * @param settings complete Spark settings, see {@link SparkSettings}
   * @param hadoop how to reach the results
   * @param builtIns makes what can be trained, on each executor
   * @param options how to go about it
   * @param console where progress is shown
   * @param terminal whether the console can draw a line over again
   */
  public SweepDriver(
      SparkConf settings,
      Configuration hadoop,
      SweepOnExecutors.BuiltInsFactory builtIns,
      ExecutionOptions options,
      PrintStream console,
      boolean terminal) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.builtIns = builtIns;
    this.options = options;
    this.console = console;
    this.terminal = terminal;
  }

  /**
   * Executes a plan.
   *
   * @param packer puts what is left to train into cohorts, for the slots there are
   * @param specText kept beside the results
   * @param resultsLocation folder of the results; made when missing
   * @param data what to train on
   * @param files that the runs name
   * @throws RefusedException when the folder cannot be used or belongs to another plan; nothing was
   *     changed
   * @throws SweepFailedException when the sweep had to be given up; what is committed stays
   */
  public SweepOutcome execute(
      SweepPlan plan,
      CohortPacker packer,
      String specText,
      String resultsLocation,
      DataReference data,
      WorkloadFiles files) {
    ResultsFolder folder = ResultsFolder.at(resultsLocation, hadoop);
    HadoopResultsStore store = new HadoopResultsStore(folder);
    ResultsOpening opening =
        new ResultsOpening(folder, store, plan, specText, options.retryFailed());
    Set<String> committed = opening.look();
    if (missing(plan, committed).isEmpty() && !opening.changesFolder()) {
      return nothingToTrain(plan, committed);
    }
    Optional<ClusterTraining> cluster = ClusterRequirement.met(plan, settings);
    AtomicBoolean interrupted = new AtomicBoolean();
    DriverLease lease = opening.takeLease(console);
    // The lease is given back first: an interrupted process ends when the guard lets it.
    try (InterruptionGuard guard = InterruptionGuard.around(() -> interrupted.set(true));
        lease) {
      SweepOutcome outcome =
          missing(plan, committed).isEmpty()
              ? nothingToTrain(plan, opening.open(lease, console))
              : onSpark(
                  plan, packer, opening, store, lease, data, files, cluster, interrupted::get);
      if (outcome.missing() == 0) {
        tidyUp(store, lease, opening);
      }
      if (outcome.interrupted()) {
        // Said here, where the process still waits: afterwards it ends at any moment.
        console.printf(
            "Interrupted: %d of %d runs are committed in %s; the same command continues.%n",
            outcome.planned() - outcome.missing(), outcome.planned(), folder);
      }
      return outcome;
    }
  }

  private SweepOutcome onSpark(
      SweepPlan plan,
      CohortPacker packer,
      ResultsOpening opening,
      HadoopResultsStore store,
      DriverLease lease,
      DataReference data,
      WorkloadFiles files,
      Optional<ClusterTraining> cluster,
      BooleanSupplier interrupted) {
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      // After Spark has started: a cluster that cannot be reached leaves nothing behind.
      Set<String> before = opening.open(lease, console);
      List<RunSpec> left = missing(plan, before);
      if (left.isEmpty()) {
        // Another driver finished the sweep while this one waited for its turn.
        return nothingToTrain(plan, before);
      }
      int slots = TaskSlots.of(settings, () -> cores(spark, interrupted));
      CohortPacking packing = packer.pack(left, slots);
      console.printf(
          "Sweep %s: %d runs to train on %s in %s (%s kernel), results in %s%n",
          plan.sweepName(),
          left.size(),
          settings.get("spark.master"),
          packing.inWords(),
          SparkSettings.requirement(settings).kernel().label(),
          opening.folder());
      opening.otherBits(SparkSettings.requirement(settings)).ifPresent(console::println);
      SweepProgress progress = new SweepProgress(left.size(), Epochs.of(packing.cohorts()));
      ProgressPlugin.listen(message -> progress.heard(message, System.nanoTime()));
      ProgressDisplay display = new ProgressDisplay(console, terminal);
      StoreCommitter committer =
          new StoreCommitter(
              store,
              lease,
              new CheckpointStore(opening.folder()),
              builtIns.faultPoints(),
              progress);
      SweepOnExecutors sweep = sweep(plan, opening, data, files);
      Broadcast<SweepOnExecutors> broadcast = spark.broadcast(sweep);
      SweepLoop loop =
          new SweepLoop(
              executions(spark, broadcast, cluster),
              committer,
              watching(progress, display),
              interrupted,
              System::nanoTime);
      List<String> unsettled;
      try {
        unsettled = loop.run(packing.cohorts());
      } finally {
        display.finish(progress.snapshot(System.nanoTime()));
      }
      int diverged = committer.committed(RunStatus.DIVERGED);
      int failed = committer.committed(RunStatus.FAILED);
      return new SweepOutcome(
          plan.runs().size(),
          plan.runs().size() - left.size(),
          committer.committed(RunStatus.COMPLETED) + diverged + failed,
          diverged,
          failed,
          unsettled,
          loop.interrupted());
    }
  }

  /**
   * Every run is committed; what fails here is no loss. But a swap of compaction that stopped half
   * way hides results: it is carried out, or nobody takes this for done.
   *
   * @throws SweepFailedException when the folder is another driver's by now, or the swap cannot be
   *     carried out
   */
  private void tidyUp(HadoopResultsStore store, DriverLease lease, ResultsOpening opening) {
    requireHeld(lease);
    try {
      store.removeAttempts();
      opening.removeOutlived();
      store
          .compactIfAsked(options.compaction(), lease)
          .ifPresent(
              outcome ->
                  console.printf(
                      "Compacted %s: %d files instead of %d.%n",
                      opening.folder(), outcome.filesAfter(), outcome.filesBefore()));
    } catch (IOException | ResultsException e) {
      LOG.warn("{} could not be tidied up", opening.folder(), e);
      requireHeld(lease);
      endCompaction(store, opening.folder(), e);
      console.printf(
          "The results are whole, but could not be tidied up: %s. swath clean %s and swath compact"
              + " try again.%n",
          e.getMessage(), opening.folder());
    }
  }

  private static void requireHeld(DriverLease lease) {
    try {
      lease.requireHeld();
    } catch (ResultsException e) {
      throw new SweepFailedException(e.getMessage(), e);
    }
  }

  private static void endCompaction(
      HadoopResultsStore store, ResultsFolder folder, Exception cause) {
    try {
      if (folder.holdsCompaction()) {
        store.recover();
      }
    } catch (IOException | ResultsException e) {
      e.addSuppressed(cause);
      throw new SweepFailedException(
          ("Every run is committed, but the compaction of %s stopped half way: %s. Run the same"
                  + " command again when the storage is well")
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static SweepOutcome nothingToTrain(SweepPlan plan, Set<String> committed) {
    int before = plan.runs().size() - missing(plan, committed).size();
    return new SweepOutcome(plan.runs().size(), before, 0, 0, 0, List.of(), false);
  }

  private static SweepLoop.Listener watching(SweepProgress progress, ProgressDisplay display) {
    return new SweepLoop.Listener() {
      @Override
      public void again(Cohort cohort, Setback setback) {
        progress.lost(cohort.cohortId());
        display.tell(
            "%d %s again: %s"
                .formatted(
                    cohort.runs().size(),
                    cohort.runs().size() == 1 ? "run is trained" : "runs are trained",
                    setback.inWords()));
      }

      @Override
      public void waited() {
        display.show(progress.snapshot(System.nanoTime()), System.nanoTime());
      }
    };
  }

  private static List<RunSpec> missing(SweepPlan plan, Set<String> committed) {
    return plan.runs().stream().filter(run -> !committed.contains(run.runId())).toList();
  }

  /** Cores of the cluster's executors, once they have had time to start. */
  private static int cores(JavaSparkContext spark, BooleanSupplier interrupted) {
    SparkContext context = spark.sc();
    return new SettledCount(System::nanoTime, SweepDriver::sleep)
        .of(
            // Spark counts the driver too, and guesses some cores while it has no executor.
            () -> context.getExecutorMemoryStatus().size() > 1 ? context.defaultParallelism() : 0,
            interrupted);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepFailedException("The sweep's thread was interrupted", e);
    }
  }

  private static Executions executions(
      JavaSparkContext spark,
      Broadcast<SweepOnExecutors> sweep,
      Optional<ClusterTraining> cluster) {
    String session = session(spark);
    Executions inTasks = new SparkExecutions(spark, new CohortTask(sweep, session));
    if (cluster.isEmpty()) {
      return inTasks;
    }
    CohortTrainer trainer = cluster.get().trainer(spark, new BroadcastWorkload(sweep));
    AtomicInteger attempts = new AtomicInteger();
    return new ClusterExecutions(
        inTasks,
        (order, cancelled) -> {
          String attemptId = session + "-cluster-" + attempts.incrementAndGet();
          return CohortAttempt.overCluster(sweep::value, attemptId, cancelled, trainer)
              .carryOut(order);
        });
  }

  /**
   * Names this driver's session; two drivers never share it, even on a cluster of the same name.
   */
  private static String session(JavaSparkContext spark) {
    return spark.sc().applicationId() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private SweepOnExecutors sweep(
      SweepPlan plan, ResultsOpening opening, DataReference data, WorkloadFiles files) {
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
        opening.folder().toString(),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        ResultsColumns.of(plan),
        plan.monitors(),
        origin,
        data,
        files,
        SparkSettings.requirement(settings),
        options.tasks(),
        opening.goesOn(),
        builtIns);
  }
}
