package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lease on a store that looks first and creates then, as object stores do. */
@Timeout(60)
class HastyCreateLeaseTest extends LeaseContract {

  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  @TempDir Path directory;

  @Override
  protected FileSystem fileSystem() {
    // No longer a local file system to the eye, and so nothing that Java creates atomically.
    return new FilterFileSystem(
        ResultsFolder.at(directory.toString(), new Configuration()).fileSystem()) {
      @Override
      public FSDataOutputStream create(
          org.apache.hadoop.fs.Path path,
          FsPermission permission,
          boolean overwrite,
          int bufferSize,
          short replication,
          long blockSize,
          Progressable progress)
          throws IOException {
        // Without a look back at the file, which a rival may have moved: object stores have none.
        return fs.create(path, overwrite, bufferSize, replication, blockSize, progress);
      }
    };
  }

  @Override
  protected org.apache.hadoop.fs.Path newLocation() {
    return new org.apache.hadoop.fs.Path(directory.resolve("results").toUri());
  }

  @Test
  void isHeldWhenItStillStandsThereAfterAHeartbeat() throws Exception {
    List<Duration> pauses = new ArrayList<>();

    try (DriverLease lease = take(() -> {}, pauses)) {
      assertThat(pauses).containsExactly(HEARTBEAT);
      lease.requireHeld();
    }
  }

  @Test
  void belongsToTheOneWhoCreatedItLast() throws Exception {
    String others = "session-2\nbeat 0 of 4567\n";

    assertThatThrownBy(() -> take(() -> Files.writeString(file(), others), new ArrayList<>()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("session-2 is at work");

    assertThat(file()).hasContent(others.strip());
  }

  @Test
  void isNotHeldWhenAnotherIsAboutToCreateIt() {
    assertThatThrownBy(() -> take(() -> Files.delete(file()), new ArrayList<>()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("another driver is at work");

    assertThat(directory).isEmptyDirectory();
  }

  private interface Action {
    void act() throws IOException;
  }

  private DriverLease take(Action meanwhile, List<Duration> pauses) throws IOException {
    Thread test = Thread.currentThread();
    return DriverLease.take(
        new ResultsFolder(fileSystem(), newLocation()),
        "session-1",
        HEARTBEAT,
        PATIENCE,
        time -> {
          if (Thread.currentThread() != test) {
            Thread.sleep(time.toMillis());
            return;
          }
          pauses.add(time);
          try {
            meanwhile.act();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private Path file() {
    return directory.resolve("results/_driver");
  }
}
