package org.swath.jobs.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.swath.jobs.executor.FailureClass;
import org.swath.jobs.executor.Setback;
import scala.collection.JavaConverters;

/**
 * Hears from Spark which executors died under which tasks, and how many tasks are running.
 * Thread-safe; what it knows may be a moment old.
 */
final class ProcessLosses extends SparkListener {

  /** Spark's local property that names a job among those of this driver. */
  static final String JOB_NAME = "swath.job";

  private static final Pattern EXIT_CODE =
      Pattern.compile("(?:exited with code|Exit status:) (\\d+)");

  private record Task(String job, int partition) {}

  private final Map<Integer, String> jobOfStage = new ConcurrentHashMap<>();
  private final Map<Task, List<Setback>> losses = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    String job = properties == null ? null : properties.getProperty(JOB_NAME);
    if (job != null) {
      JavaConverters.seqAsJavaList(start.stageIds())
          .forEach(stage -> jobOfStage.put((Integer) stage, job));
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    running.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    running.decrementAndGet();
    String job = jobOfStage.get(end.stageId());
    if (job != null && end.reason() instanceof ExecutorLostFailure loss) {
      String reason = loss.reason().isDefined() ? loss.reason().get() : "";
      FailureClass failure =
          loss.exitCausedByApp() ? FailureClass.PROCESS_LOST : FailureClass.EXECUTOR_LOST;
      losses
          .computeIfAbsent(
              new Task(job, end.taskInfo().index()), task -> new CopyOnWriteArrayList<>())
          .add(new Setback(failure, inWords(reason)));
    }
  }

  /**
   * What is to be held against the runs of a task that has lost processes; forgets it.
   *
   * @param lost number of processes that the task has lost
   * @return {@link FailureClass#PROCESS_LOST} only when Spark said of each that it was the
   *     application's doing
   */
  Setback verdict(String job, int partition, int lost) {
    List<Setback> heard =
        Optional.ofNullable(losses.remove(new Task(job, partition))).orElse(List.of());
    List<Setback> byTask =
        heard.stream().filter(loss -> loss.failure() == FailureClass.PROCESS_LOST).toList();
    if (byTask.size() >= lost) {
      return byTask.get(byTask.size() - 1);
    }
    String detail = heard.isEmpty() ? "" : heard.get(heard.size() - 1).detail();
    return new Setback(FailureClass.EXECUTOR_LOST, detail);
  }

  /** Tasks running now. */
  int running() {
    return running.get();
  }

  /** What Spark says, with what its exit codes mean. */
  static String inWords(String reason) {
    Matcher code = EXIT_CODE.matcher(reason);
    if (!code.find()) {
      return reason.strip();
    }
    String exit = "executor ended with exit code " + code.group(1);
    return switch (code.group(1)) {
      case "52" -> exit + " (its Java heap was exhausted)";
      case "134", "136", "139" -> exit + " (native crash)";
      case "137" -> exit + " (killed; often by the limit on its memory)";
      case "143" -> exit + " (told to stop)";
      default -> exit;
    };
  }
}
