package org.swath.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Notes when a Spark application starts, begins its job and ends, and how much heap is in use,
 * after a collection, between every 2,000 tasks. Spark makes it by its class name, so what it notes
 * goes to the file that the setting {@link #FILE_SETTING} names.
 */
public final class SweepMoments extends SparkListener {

  static final String FILE_SETTING = "spark.swath.benchmark.moments";

  private static final int MOST_TRIES = 100;
  private static final int TASKS_BETWEEN_COLLECTIONS = 2_000;

  /**
   * Something that was noted.
   *
   * @param what what happened
   * @param atMillis when, since 1970
   * @param tasks how many tasks had ended
   * @param heapBytes heap in use after a collection
   * @param collectionMillis time that the collection took
   */
  record Moment(String what, long atMillis, int tasks, long heapBytes, long collectionMillis) {

    private static Moment parse(String line) {
      String[] parts = line.split(" ", -1);
      return new Moment(
          parts[0],
          Long.parseLong(parts[1]),
          Integer.parseInt(parts[2]),
          Long.parseLong(parts[3]),
          Long.parseLong(parts[4]));
    }

    private String line() {
      return "%s %d %d %d %d%n".formatted(what, atMillis, tasks, heapBytes, collectionMillis);
    }
  }

  private final Path file;
  private int tasks;

  /** Called by Spark. */
  public SweepMoments(SparkConf conf) {
    this.file = Path.of(conf.get(FILE_SETTING));
  }

  static List<Moment> read(Path file) throws IOException {
    List<Moment> moments = new ArrayList<>();
    Files.readAllLines(file).forEach(line -> moments.add(Moment.parse(line)));
    return moments;
  }

  @Override
  public void onApplicationStart(SparkListenerApplicationStart start) {
    // The event's own time is that of the context's construction, long before it is told.
    append(new Moment("application-start", start.time(), 0, 0, 0));
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    noteHeap("job-start", start.time());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    tasks++;
    if (tasks % TASKS_BETWEEN_COLLECTIONS == 0) {
      noteHeap("tasks", System.currentTimeMillis());
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    noteHeap("application-end", end.time());
  }

  private void noteHeap(String what, long atMillis) {
    long start = System.nanoTime();
    collect();
    // As the collection left it: tasks go on and make new garbage at once.
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    append(new Moment(what, atMillis, tasks, heap, millis));
  }

  /** Java skips a collection while native code holds an array, as compression does all the time. */
  private static void collect() {
    for (int i = 0; i < MOST_TRIES; i++) {
      long before = fullCollections();
      System.gc();
      if (fullCollections() > before) {
        return;
      }
    }
  }

  private static long fullCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(collector -> collector.getName().contains("Old"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private void append(Moment moment) {
    try {
      Files.writeString(file, moment.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
