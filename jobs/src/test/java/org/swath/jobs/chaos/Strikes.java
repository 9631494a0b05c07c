package org.swath.jobs.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the faults of a schedule happen in this process. */
final class Strikes {

  /** Longer than an epoch may take, so that what hung comes back while others do its work. */
  private static final long SECONDS_OF_A_HANG = ChaosCluster.EPOCH_LIMIT_SECONDS + 4;

  private static final long DELAY_MILLIS = 300;

  private final ChaosRecords records;
  private final ChaosSchedule schedule;

  Strikes(ChaosRecords records) {
    this.records = records;
    try {
      this.schedule = records.schedule();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ChaosRecords records() {
    return records;
  }

  /**
   * Counts that a site is reached.
   *
   * @param where for a person to read
   * @return the fault that strikes now, which is written down
   */
  Optional<Fault> reached(Site site, List<String> runIds, String where) {
    List<Fault> here =
        schedule.faults().stream()
            .filter(fault -> fault.site() == site && fault.concerns(runIds))
            .toList();
    try {
      Optional<Fault> due = Optional.empty();
      for (String runId : here.stream().map(Fault::runId).distinct().toList()) {
        int time = records.count(site, runId);
        for (Fault fault : here) {
          if (due.isEmpty() && fault.runId().equals(runId) && fault.time() == time) {
            due = Optional.of(fault);
          }
        }
      }
      return due.isPresent() && records.fire(due.get(), where) ? due : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dies as a process does that a machine loses. */
  static void killProcess() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      sleep(TimeUnit.HOURS.toMillis(1));
    }
  }

  static void hang() {
    sleep(TimeUnit.SECONDS.toMillis(SECONDS_OF_A_HANG));
  }

  static void delay() {
    sleep(DELAY_MILLIS);
  }

  /** Flips one bit in the middle of a file. */
  static void corrupt(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long middle = channel.size() / 2;
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, middle);
      one.put(0, (byte) (one.get(0) ^ 1)).flip();
      channel.write(one, middle);
    }
  }

  /** Cuts a file in two and loses the second half. */
  static void truncate(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }

  private static void sleep(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    while (System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
      } catch (InterruptedException e) {
        // What hangs does not listen.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
