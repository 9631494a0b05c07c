package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.results.FaultyFileSystem.Fault;

@Timeout(60)
class DriverLeaseTest {

  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final String DEAD = "a dead driver\nbeat 7 of 0123\n";

  @TempDir Path directory;
  private final Configuration configuration = FaultyFileSystem.configuration();
  private FaultyFileSystem storage;
  private ResultsFolder folder;
  private Path file;

  @BeforeEach
  void openFolder() throws IOException {
    storage = FaultyFileSystem.shared(configuration);
    folder =
        ResultsFolder.at(
            FaultyFileSystem.ROOT + directory.resolve("results").toString(), configuration);
    file = directory.resolve("results/_driver");
  }

  @AfterEach
  void closeStorage() throws IOException {
    assertThat(storage.pending()).isEmpty();
    storage.close();
  }

  @Test
  void refusesASecondDriverWhileTheFirstBeats() throws Exception {
    Metronome first = new Metronome();
    try (DriverLease lease = take("session-1 on host-a", first)) {
      assertThatThrownBy(() -> take("session-2 on host-b", new Metronome(first::beat)))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("one driver at a time")
          .hasMessageContaining("session-1 on host-a is at work in " + folder)
          .hasMessageContaining("Wait for it to end, or stop it");
      lease.requireHeld();
      first.beat();
      lease.requireHeld();
    }
  }

  @Test
  void takesOverFromADeadDriverAfterWatchingItForTheWholePatience() throws Exception {
    leaveBehind(DEAD);
    Metronome watching = new Metronome();

    try (DriverLease lease = take("session-2", watching)) {
      assertThat(watching.watched).isEqualTo(PATIENCE.plus(HEARTBEAT));
      lease.requireHeld();
      assertThat(Files.readString(file)).startsWith("session-2\nbeat 0 of ");
      assertThat(directory.resolve("results")).isDirectoryNotContaining("glob:**/_driver.*");
    }
  }

  @Test
  void takesOverGarbage() throws Exception {
    leaveBehind("what is this");

    try (DriverLease lease = take("session-2", new Metronome())) {
      lease.requireHeld();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void takesALeaseThatIsClosedWhileItIsWatched() throws Exception {
    DriverLease first = take("session-1", new Metronome());
    Metronome watching = new Metronome(first::close);

    try (DriverLease second = take("session-2", watching)) {
      assertThat(watching.watched).isEqualTo(HEARTBEAT.multipliedBy(2));
      second.requireHeld();
    }
  }

  @Test
  void refusesWhenAnotherWasFasterInTakingOver() throws Exception {
    leaveBehind(DEAD);
    Metronome watching = new Metronome(() -> leaveBehind("session-3\nbeat 0 of 4567\n"));

    assertThatThrownBy(() -> take("session-2", watching))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("session-3 is at work");
    assertThat(file).hasContent("session-3\nbeat 0 of 4567");
  }

  @Test
  void refusesWhenARivalsTakeOverMovedItsFileAway() throws Exception {
    leaveBehind(DEAD);
    Metronome watching =
        new Metronome(
            () -> {
              if (Files.readString(file).startsWith("session-2")) {
                leaveBehind("session-3\nbeat 0 of 4567\n");
              }
            });

    assertThatThrownBy(() -> take("session-2", watching))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("session-3 is at work");
    assertThat(file).hasContent("session-3\nbeat 0 of 4567");
  }

  @Test
  void isFreeAgainWhenClosed() throws Exception {
    take("session-1", new Metronome()).close();
    Metronome second = new Metronome();

    try (DriverLease lease = take("session-1", second)) {
      lease.requireHeld();
      assertThat(second.watched).isZero();
    }
  }

  @Test
  void isRemovedThoughItsLastBeatLeftHalfOfItself() throws Exception {
    Metronome metronome = new Metronome();
    try (DriverLease lease = take("session-1", metronome)) {
      Files.writeString(file, "");
      metronome.beat();
      storage.failNext(Fault.CREATE_THROWS, "_driver");
      metronome.beat();
      lease.requireHeld();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void isRemovedThoughStorageFailsOnce() throws Exception {
    DriverLease lease = take("session-1", new Metronome());
    storage.failNext(Fault.DELETE_THROWS, "_driver");

    lease.close();

    assertThat(file).doesNotExist();
  }

  @Test
  void isNotHeldOnceClosed() throws Exception {
    DriverLease lease = take("session-1", new Metronome());
    lease.close();
    lease.close();

    assertThatThrownBy(lease::requireHeld)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has closed it");
  }

  @Test
  void noticesThatItIsLostAndLeavesTheOthersFileAlone() throws Exception {
    Metronome first = new Metronome();
    // The same holder's text: a lease is told from others by more.
    try (DriverLease standingStill = take("session-1", first);
        DriverLease next = take("session-1", new Metronome())) {
      String others = Files.readString(file);

      first.beat();

      assertThatThrownBy(standingStill::requireHeld)
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("session-1 has taken " + folder + " over")
          .hasMessageContaining("resume the sweep after it");
      standingStill.close();
      assertThat(file).hasContent(others.strip());
      next.requireHeld();
    }
  }

  @Test
  void noticesThatItIsLostBeforeTheNextBeat() throws Exception {
    try (DriverLease lease = take("session-1", new Metronome())) {
      leaveBehind("session-2\nbeat 0 of 4567\n");

      assertThatThrownBy(lease::requireHeld).hasMessageContaining("session-2 has taken");
    }
    assertThat(file).exists();
  }

  @Test
  void remembersThatItWasLostWhenTheOtherHasGone() throws Exception {
    Metronome first = new Metronome();
    try (DriverLease lease = take("session-1", first)) {
      leaveBehind("session-2\nbeat 0 of 4567\n");
      first.beat();
      Files.delete(file);
      first.beat();

      assertThatThrownBy(lease::requireHeld).hasMessageContaining("session-2 has taken");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void survivesABeatThatCannotBeWritten() throws Exception {
    Metronome first = new Metronome();
    try (DriverLease lease = take("session-1", first)) {
      storage.failNext(Fault.CREATE_THROWS, "_driver");
      first.beat();
      lease.requireHeld();
      String before = Files.readString(file);

      first.beat();

      assertThat(file).content().isNotEqualTo(before).startsWith("session-1\n");
    }
  }

  @Test
  void writesOverGarbageOnlyWhenItStays() throws Exception {
    Metronome first = new Metronome();
    try (DriverLease lease = take("session-1", first)) {
      leaveBehind("session");
      first.beat();
      assertThat(file).hasContent("session");
      lease.requireHeld();

      first.beat();
      assertThat(file).content().startsWith("session-1\n");
    }
  }

  @Test
  void putsAFileThatWasRemovedBack() throws Exception {
    Metronome first = new Metronome();
    try (DriverLease lease = take("session-1", first)) {
      Files.delete(file);
      first.beat();

      assertThat(file).content().startsWith("session-1\n");
      lease.requireHeld();
    }
  }

  @Test
  void removesTheFolderItMadeWhenNothingWasPutThere() throws Exception {
    take("session-1", new Metronome()).close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void removesTheFolderItMadeWhenItCannotBeTaken() throws Exception {
    storage.failNext(Fault.CREATE_THROWS, "_driver");

    assertThatThrownBy(() -> take("session-1", new Metronome())).isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void leavesAFolderThatWasThereOrHoldsSomething() throws Exception {
    DriverLease lease = take("session-1", new Metronome());
    Files.writeString(directory.resolve("results/plan.json"), "{}");
    lease.close();
    assertThat(directory.resolve("results")).isDirectoryContaining("glob:**/plan.json");

    Files.delete(directory.resolve("results/plan.json"));
    take("session-2", new Metronome()).close();
    assertThat(directory.resolve("results")).isEmptyDirectory();
  }

  @Test
  void wantsAHolderOfOneLineAndPatienceOfSomeBeats() {
    assertThatThrownBy(() -> take("two\nlines", new Metronome()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one line");
    assertThatThrownBy(() -> DriverLease.take(folder, "x", HEARTBEAT, HEARTBEAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("patience >= 3 heartbeats");
    assertThat(directory).isEmptyDirectory();
  }

  private DriverLease take(String holder, Metronome pause) throws IOException {
    return DriverLease.take(folder, holder, HEARTBEAT, PATIENCE, pause);
  }

  private void leaveBehind(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Lets no time go by: watching goes on at once, a lease beats when the test says so. */
  private static final class Metronome implements LeaseWatch.Pause {

    private interface Action {
      void act() throws Exception;
    }

    private final Thread test = Thread.currentThread();
    private final Action whileWatching;
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore mayBeat = new Semaphore(0);
    private Duration watched = Duration.ZERO;

    Metronome() {
      this(() -> {});
    }

    Metronome(Action whileWatching) {
      this.whileWatching = whileWatching;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      if (Thread.currentThread() != test) {
        waiting.release();
        mayBeat.acquire();
        return;
      }
      watched = watched.plus(time);
      try {
        whileWatching.act();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    /** Returns when the lease has beaten once. */
    void beat() throws InterruptedException {
      waiting.acquire();
      mayBeat.release();
      waiting.acquire();
      waiting.release();
    }
  }
}
