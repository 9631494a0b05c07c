package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One driver at a time works in a results folder, whatever it lies on. A subclass says where; each
 * test begins with a location that does not exist.
 */
@Timeout(120)
public abstract class LeaseContract {

  private static final int DRIVERS = 4;
  private static final int ROUNDS = 3;
  private static final Duration HEARTBEAT = Duration.ofMillis(400);
  private static final Duration PATIENCE = HEARTBEAT.multipliedBy(5);
  private static final String DEAD = "a dead driver\nbeat 7 of 0123\n";

  private ResultsFolder folder;
  private Path file;

  /** The file system under test. */
  protected abstract FileSystem fileSystem() throws IOException;

  /** A folder on it that does not exist. */
  protected abstract Path newLocation() throws IOException;

  @BeforeEach
  final void openFolder() throws IOException {
    folder = new ResultsFolder(fileSystem(), newLocation());
    file = folder.resolve(ResultsFolder.DRIVER);
  }

  @Test
  void isHeldByOneOfManyDriversThatComeAtATime() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      requireOneHolder(race());
      assertThat(folder.fileSystem().exists(file)).isFalse();
    }
  }

  @Test
  void isTakenOverFromADeadDriverByOneOfMany() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      leaveBehind(DEAD);
      requireOneHolder(race());
      assertThat(folder.list("")).extracting(FileStatus::getPath).isEmpty();
    }
  }

  @Test
  void isRefusedWhileItsHolderBeats() throws Exception {
    try (DriverLease lease = take("session-1 on host-a")) {
      assertThatThrownBy(() -> take("session-2 on host-b"))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("session-1 on host-a is at work in");
      lease.requireHeld();
    }
  }

  @Test
  void isLostToADriverThatTookItOver() throws Exception {
    try (DriverLease lease = take("session-1")) {
      leaveBehind("session-2\nbeat 0 of 4567\n");

      assertThatThrownBy(lease::requireHeld).hasMessageContaining("session-2 has taken");
    }
    assertThat(new LeaseFile(folder).read()).contains("session-2\nbeat 0 of 4567\n");
  }

  @Test
  void leavesNothingBehindWhenItIsClosed() throws Exception {
    take("session-1").close();

    assertThat(folder.fileSystem().exists(folder.root())).isFalse();
  }

  @Test
  void isPutBackWhenItSaysSomethingElseThanWasSeen() throws Exception {
    leaveBehind("session-3\nbeat 0 of 4567\n");

    assertThat(new LeaseFile(folder).deleteIfStill(Optional.of(DEAD), "t")).isFalse();

    assertThat(new LeaseFile(folder).read()).contains("session-3\nbeat 0 of 4567\n");
    assertThat(folder.list("")).hasSize(1);
  }

  private DriverLease take(String holder) throws IOException {
    return DriverLease.take(folder, holder, HEARTBEAT, PATIENCE);
  }

  private List<Future<DriverLease>> race() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(DRIVERS);
    CyclicBarrier start = new CyclicBarrier(DRIVERS);
    List<Future<DriverLease>> drivers = new ArrayList<>();
    for (int i = 0; i < DRIVERS; i++) {
      String holder = "driver " + i;
      drivers.add(
          threads.submit(
              () -> {
                start.await();
                return take(holder);
              }));
    }
    threads.shutdown();
    return drivers;
  }

  /** One has it and goes on having it, the others were told who. */
  private static void requireOneHolder(List<Future<DriverLease>> drivers) throws Exception {
    List<DriverLease> holders = new ArrayList<>();
    for (Future<DriverLease> driver : drivers) {
      try {
        holders.add(driver.get());
      } catch (ExecutionException e) {
        assertThat(e.getCause())
            .isInstanceOf(ResultsException.class)
            .hasMessageMatching(".*(driver \\d|another driver) is at work.*");
      }
    }
    assertThat(holders).hasSize(1);
    holders.get(0).requireHeld();
    holders.get(0).close();
  }

  private void leaveBehind(String text) throws IOException {
    try (FSDataOutputStream out = folder.fileSystem().create(file, true)) {
      out.writeBytes(text);
    }
  }
}
