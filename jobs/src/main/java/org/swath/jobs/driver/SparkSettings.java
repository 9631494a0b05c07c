package org.swath.jobs.driver;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.swath.core.device.DeviceKernel;
import org.swath.jobs.executor.CohortTask;
import org.swath.jobs.executor.NumericRequirement;
import org.swath.jobs.progress.ProgressPlugin;

/** The Spark settings of a sweep, from what {@code spark-submit} or the user gave. */
public final class SparkSettings {

  /**
   * Tries that Spark gives a task. More than what a task lets go by before it is handed back to the
   * driver, which knows better what to do.
   */
  private static final int TASK_ATTEMPTS = 8;

  private static final String MASTER = "spark.master";
  private static final String THREADS = "spark.executorEnv." + NumericRequirement.THREADS_VARIABLE;
  private static final String CORE_TYPE =
      "spark.executorEnv." + NumericRequirement.CORE_TYPE_VARIABLE;
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  private SparkSettings() {}

  /**
   * Completes the settings of this process, whose system properties {@code spark-submit} has
   * filled.
   *
   * @param sweepName shown in Spark's user interface
   * @param slots tasks side by side on this machine, if the user said; its cores otherwise
   * @param given settings that win over those of the process
   * @throws RefusedException when the settings cannot work
   */
  public static SparkConf of(String sweepName, Optional<Integer> slots, Map<String, String> given) {
    int tasks = slots(slots);
    SparkConf conf = new SparkConf(true);
    given.forEach(conf::set);
    if (slots.isPresent() && conf.contains(MASTER)) {
      throw new RefusedException(
          "--slots is for this machine, but %s is %s. Leave one of them out"
              .formatted(MASTER, conf.get(MASTER)));
    }
    conf.setIfMissing(MASTER, "local[%d]".formatted(tasks));
    conf.setIfMissing("spark.task.maxFailures", Integer.toString(TASK_ATTEMPTS));
    conf.setIfMissing("spark.app.name", "swath " + sweepName);
    // Spark adds up the sizes of all results of a job and gives it up at 1 GB, some 600,000 runs;
    // the manifests are let go of one by one.
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    requireOwnRetries(conf);
    if (isLocal(conf)) {
      completeLocal(conf);
    }
    conf.set(THREADS, threads(conf));
    conf.set(CORE_TYPE, coreType(conf));
    conf.set(NumericRequirement.KERNEL_SETTING, kernel(conf).label());
    if (kernel(conf) == DeviceKernel.VECTOR) {
      String options = conf.get(EXECUTOR_OPTIONS, "");
      conf.set(EXECUTOR_OPTIONS, (options + " " + NumericRequirement.VECTOR_OPTION).strip());
    }
    String plugins = conf.get("spark.plugins", "");
    String own = ProgressPlugin.class.getName();
    conf.set("spark.plugins", plugins.isEmpty() ? own : plugins + "," + own);
    return conf;
  }

  /**
   * Tasks side by side on this machine.
   *
   * @param given if the user said; the machine's cores otherwise
   * @throws RefusedException when it makes no sense
   */
  public static int slots(Optional<Integer> given) {
    if (given.isPresent() && given.get() < 1) {
      throw new RefusedException("--slots must be at least 1, but got " + given.get());
    }
    return given.orElse(Runtime.getRuntime().availableProcessors());
  }

  /** Whether tasks run in the driver's own process. */
  public static boolean isLocal(SparkConf conf) {
    String master = conf.get(MASTER);
    return master.equals("local") || master.startsWith("local[");
  }

  /** What every executor of these settings must have in force. */
  public static NumericRequirement requirement(SparkConf conf) {
    return new NumericRequirement(
        conf.get(CORE_TYPE), conf.getInt("spark.task.cpus", 1), kernel(conf));
  }

  /** What the user chose; else the fastest that this machine's processor and Java are fit for. */
  private static DeviceKernel kernel(SparkConf conf) {
    if (conf.contains(NumericRequirement.KERNEL_SETTING)) {
      try {
        return DeviceKernel.labelled(conf.get(NumericRequirement.KERNEL_SETTING));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(
            "%s: %s".formatted(NumericRequirement.KERNEL_SETTING, e.getMessage()), e);
      }
    }
    DeviceKernel fitting = NumericRequirement.fittingKernel();
    return isLocal(conf) && !fitting.present() ? DeviceKernel.PORTABLE : fitting;
  }

  private static void requireOwnRetries(SparkConf conf) {
    int tries = conf.getInt("spark.task.maxFailures", TASK_ATTEMPTS);
    if (tries < CohortTask.LEAST_SPARK_TRIES) {
      throw new RefusedException(
          "spark.task.maxFailures must be at least %d, for Swath to find the run that takes its process down, but got %d. Leave it out"
              .formatted(CohortTask.LEAST_SPARK_TRIES, tries));
    }
    if (conf.getBoolean("spark.speculation", false)) {
      throw new RefusedException(
          "spark.speculation must be off: Swath counts the tries of a task, and a copy is none. Leave it out");
    }
  }

  private static String threads(SparkConf conf) {
    String threads = Integer.toString(conf.getInt("spark.task.cpus", 1));
    if (!conf.get(THREADS, threads).equals(threads)) {
      throw new RefusedException(
          "%s must be spark.task.cpus, %s, but got %s. Leave it out"
              .formatted(THREADS, threads, conf.get(THREADS)));
    }
    return threads;
  }

  private static String coreType(SparkConf conf) {
    try {
      return NumericRequirement.coreType(Optional.ofNullable(conf.get(CORE_TYPE, null)));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  private static void completeLocal(SparkConf conf) {
    if (conf.contains("spark.task.resource.gpu.amount")) {
      throw new RefusedException(
          "spark.task.resource.gpu.amount must not be set in local mode, where Spark would wait for"
              + " a GPU for ever. Leave it out, or submit to a cluster");
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    // What Spark remembers of 100,000 tasks, for an interface that nobody sees.
    conf.setIfMissing("spark.ui.retainedTasks", "1000");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
  }
}
