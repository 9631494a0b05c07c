package org.swath.results;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.results.LeaseFile.Content;
import org.swath.results.LeaseWatch.Pause;

/**
 * The right of one driver to work in a results folder, held from {@link #take} to {@link #close}. A
 * driver that dies leaves the lease behind, and the next one takes it over when it has seen no sign
 * of life for a while.
 *
 * <p>A driver that stood still for that while, and not dead, finds its lease lost: {@link
 * #requireHeld} before each commit says so. Thread-safe.
 */
public final class DriverLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DriverLease.class);
  private static final int LEAST_BEATS_OF_PATIENCE = 3;
  private static final int MOST_LOOKS = 100;
  private static final int MOST_TRIES = 3;

  private final ResultsFolder folder;
  private final LeaseFile file;
  private final boolean madeFolder;
  private final Thread heart;
  private Content content;
  private Optional<String> lostTo = Optional.empty();

  /** Whether the last beat could not be written, and may have left half of itself. */
  private boolean beatFailed;

  /** Whether the last beat found a text that is no lease's. */
  private boolean foundGarbage;

  private boolean closed;

  private DriverLease(
      ResultsFolder folder,
      LeaseFile file,
      boolean madeFolder,
      Content content,
      Duration heartbeat,
      Pause pause) {
    this.folder = folder;
    this.file = file;
    this.madeFolder = madeFolder;
    this.content = content;
    this.heart = new Thread(() -> keepBeating(heartbeat, pause), "driver-lease");
    heart.setDaemon(true);
  }

  /**
   * Takes the lease of a folder, which is made if it is missing. Returns at once when the lease is
   * free, on a store that may let two drivers create one file after a {@code heartbeat}; and when a
   * dead driver left it behind, after {@code patience} and a {@code heartbeat}.
   *
   * @param holder says to a person who this driver is; one line, such as session and host
   * @param heartbeat the time between two signs of life; the same for all drivers
   * @param patience how long another driver may show none; three heartbeats or more
   * @throws ResultsException when another driver is at work in the folder
   * @throws IOException when the storage fails; the call may be made again
   */
  public static DriverLease take(
      ResultsFolder folder, String holder, Duration heartbeat, Duration patience)
      throws IOException {
    return take(folder, holder, heartbeat, patience, time -> Thread.sleep(time.toMillis()));
  }

  static DriverLease take(
      ResultsFolder folder, String holder, Duration heartbeat, Duration patience, Pause pause)
      throws IOException {
    if (heartbeat.toMillis() < 1
        || patience.compareTo(heartbeat.multipliedBy(LEAST_BEATS_OF_PATIENCE)) < 0) {
      throw new IllegalArgumentException(
          "heartbeat >= 1 ms and patience >= %d heartbeats must hold, but got %s and %s"
              .formatted(LEAST_BEATS_OF_PATIENCE, heartbeat, patience));
    }
    Content content = new Content(holder, UUID.randomUUID().toString(), 0);
    LeaseFile file = new LeaseFile(folder);
    boolean madeFolder = !folder.fileSystem().exists(folder.root());
    LeaseWatch watch = new LeaseWatch(file, pause);
    try {
      boolean free = file.create(content);
      if (!free) {
        // Rounded up: never less than the patience asked for.
        long looks = (patience.toMillis() - 1) / heartbeat.toMillis() + 1;
        if (!watch.isDead(heartbeat, looks)) {
          throw refusal(folder, file, watch.holder());
        }
        if (!file.deleteIfStill(watch.seen(), content.token()) || !file.create(content)) {
          throw refusal(folder, file, LeaseWatch.SOMEBODY);
        }
      }
      // A rival that takes over too may have moved a file of ours, and let a third one in.
      boolean alone = free && file.createsAtomically();
      if (!alone && !watch.isStill(content, heartbeat)) {
        throw refusal(folder, file, LeaseWatch.SOMEBODY);
      }
      if (!free) {
        LOG.warn("Took {} over from {}, which shows no sign of life", folder, watch.holder());
      }
    } catch (IOException | RuntimeException e) {
      try {
        removeFolderIf(madeFolder, folder);
      } catch (IOException e2) {
        e.addSuppressed(e2);
      }
      throw e;
    }
    DriverLease lease = new DriverLease(folder, file, madeFolder, content, heartbeat, pause);
    lease.heart.start();
    return lease;
  }

  /**
   * Looks whether the lease is still this driver's. Storage that fails now is no loss.
   *
   * @throws ResultsException when another driver has taken it over: this one must stop
   * @throws IllegalStateException when the lease is closed
   */
  public synchronized void requireHeld() {
    if (closed) {
      throw new IllegalStateException(
          "A driver must hold the lease of %s while it works, but has closed it".formatted(folder));
    }
    try {
      look();
    } catch (IOException e) {
      LOG.warn("Cannot look whether the lease of {} is held; going on", folder, e);
    }
    if (lostTo.isPresent()) {
      throw new ResultsException(
          ("A driver must hold its results folder, but %s has taken %s over because this driver"
                  + " showed no sign of life; let that one finish, or resume the sweep after it")
              .formatted(lostTo.get(), folder));
    }
  }

  /**
   * Gives the lease back: removes its file, and the folder if {@link #take} made it and it is
   * empty. What cannot be removed is logged, and taken over by the next driver.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      // Beats hold this monitor too, so this interrupts a pause, never a write.
      heart.interrupt();
    }
    try {
      heart.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int tries = 1; ; tries++) {
      try {
        giveBack();
        return;
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          LOG.warn("The lease of {} stays behind; the next driver will wait for it", folder, e);
          return;
        }
      }
    }
  }

  private void giveBack() throws IOException {
    boolean ours = look().map(text -> mayBeOurs(text)).orElse(false);
    if (ours && lostTo.isEmpty()) {
      file.delete();
    }
    removeFolderIf(madeFolder, folder);
  }

  /** A text that is no lease's is what a failed beat has left, or what another is writing now. */
  private synchronized boolean mayBeOurs(String text) {
    return Content.parse(text).isPresent() || beatFailed;
  }

  private void keepBeating(Duration heartbeat, Pause pause) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        pause.pause(heartbeat);
        beat();
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        LOG.warn("Cannot write to the lease of {}; trying again in {}", folder, heartbeat, e);
      }
    }
  }

  private synchronized void beat() throws IOException {
    if (closed) {
      return;
    }
    Optional<String> text = look();
    if (lostTo.isPresent()) {
      return;
    }
    boolean garbage = text.isPresent() && Content.parse(text.get()).isEmpty();
    // It may be another driver's, caught while it writes; if so, it is whole by the next beat.
    boolean waits = garbage && !foundGarbage;
    foundGarbage = garbage;
    if (text.isEmpty()) {
      file.create(content);
    } else if (!waits) {
      content = content.next();
      beatFailed = true;
      file.overwrite(content);
      beatFailed = false;
    }
  }

  /** The text of the file; notes when it is another driver's. */
  private synchronized Optional<String> look() throws IOException {
    Optional<String> text = file.read();
    if (lostTo.isEmpty()) {
      lostTo =
          text.flatMap(Content::parse)
              .filter(found -> !found.token().equals(content.token()))
              .map(Content::holder);
      lostTo.ifPresent(holder -> LOG.error("{} has taken {} over", holder, folder));
    }
    return text;
  }

  /**
   * @param presumed who holds the lease if the file does not say, because it is just being written
   */
  private static ResultsException refusal(ResultsFolder folder, LeaseFile file, String presumed)
      throws IOException {
    Optional<Content> content = Optional.empty();
    // A look may fall into the moment in which the other writes.
    for (int looks = 0; looks < MOST_LOOKS && content.isEmpty(); looks++) {
      content = file.read().flatMap(Content::parse);
      Thread.onSpinWait();
    }
    String holder = content.map(Content::holder).orElse(presumed);
    return new ResultsException(
        ("A results folder must have one driver at a time, but %s is at work in %s. Wait for it to"
                + " end, or stop it")
            .formatted(holder, folder));
  }

  private static void removeFolderIf(boolean made, ResultsFolder folder) throws IOException {
    if (made && folder.list("").isEmpty()) {
      folder.fileSystem().delete(folder.root(), false);
    }
  }
}
