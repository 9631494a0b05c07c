package org.swath.jobs.driver;

import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** How many tasks run side by side: what Spark's settings say, and else what it has. */
final class TaskSlots {

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[([0-9]+|\\*)(?:,.*)?])?");
  private static final String DYNAMIC = "spark.dynamicAllocation.";

  private TaskSlots() {}

  /**
   * The number of slots, at least 1; as many as an int can be where there is no bound, or no
   * executor yet to tell: runs are then packed for a cluster that grows with its work.
   *
   * @param settings of a sweep, complete
   * @param clusterCores cores of all executors, 0 when none has started; asked only when the
   *     settings leave it open
   */
  static int of(SparkConf settings, IntSupplier clusterCores) {
    int taskCores = settings.getInt("spark.task.cpus", 1);
    Matcher local = LOCAL.matcher(settings.get("spark.master"));
    int slots =
        local.matches()
            ? localCores(local.group(1)) / taskCores
            : ofCluster(settings, taskCores).orElseGet(() -> ofExecutors(clusterCores, taskCores));
    return Math.max(1, slots);
  }

  private static int ofExecutors(IntSupplier clusterCores, int taskCores) {
    int cores = clusterCores.getAsInt();
    return cores == 0 ? Integer.MAX_VALUE : cores / taskCores;
  }

  private static int localCores(String cores) {
    if (cores == null) {
      return 1;
    }
    return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
  }

  /** Spark grants no more than the smaller of the two bounds that may be set. */
  private static OptionalInt ofCluster(SparkConf settings, int taskCores) {
    OptionalInt executors = executors(settings);
    OptionalInt executorCores = executorCores(settings);
    OptionalInt allCores = number(settings, "spark.cores.max");
    OptionalInt byExecutors =
        executors.isPresent() && executorCores.isPresent()
            ? OptionalInt.of(
                product(executors.getAsInt(), Math.max(1, executorCores.getAsInt() / taskCores)))
            : OptionalInt.empty();
    if (byExecutors.isPresent() && allCores.isPresent()) {
      return OptionalInt.of(Math.min(byExecutors.getAsInt(), allCores.getAsInt() / taskCores));
    }
    return allCores.isPresent() ? OptionalInt.of(allCores.getAsInt() / taskCores) : byExecutors;
  }

  /** Of numbers that may be as large as an int can be, Spark's word for no bound. */
  private static int product(int executors, int slotsOfEach) {
    return (int) Math.min(Integer.MAX_VALUE, (long) executors * slotsOfEach);
  }

  private static OptionalInt executors(SparkConf settings) {
    return settings.getBoolean(DYNAMIC + "enabled", false)
        ? OptionalInt.of(settings.getInt(DYNAMIC + "maxExecutors", Integer.MAX_VALUE))
        : number(settings, "spark.executor.instances");
  }

  /** On YARN and Kubernetes an executor has one core unless told; elsewhere all of its machine. */
  private static OptionalInt executorCores(SparkConf settings) {
    String master = settings.get("spark.master");
    boolean oneByDefault = master.startsWith("yarn") || master.startsWith("k8s");
    OptionalInt cores = number(settings, "spark.executor.cores");
    return cores.isEmpty() && oneByDefault ? OptionalInt.of(1) : cores;
  }

  private static OptionalInt number(SparkConf settings, String key) {
    return settings.contains(key) ? OptionalInt.of(settings.getInt(key, 1)) : OptionalInt.empty();
  }
}
