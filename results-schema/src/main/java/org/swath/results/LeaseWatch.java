package org.swath.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at another driver's lease until it shows a sign of life or has shown none for long enough.
 * The only sign is that the text changes between two looks; no clock is compared.
 */
final class LeaseWatch {

  /** Lets a time go by. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  /** Who holds a lease that does not say. */
  static final String SOMEBODY = "another driver";

  private final LeaseFile file;
  private final Pause pause;
  private Optional<String> seen = Optional.empty();

  private String holder = SOMEBODY;
  private boolean gone;

  LeaseWatch(LeaseFile file, Pause pause) {
    this.file = file;
    this.pause = pause;
  }

  /**
   * Watches for {@code looks} times {@code interval}, or until the holder lives.
   *
   * @return whether the holder is dead or has closed its lease
   * @throws InterruptedIOException when the thread is interrupted, as it then still is
   */
  boolean isDead(Duration interval, long looks) throws IOException {
    look();
    for (long i = 0; i < looks && !gone; i++) {
      pauseFor(interval);
      if (look()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lets {@code interval} go by and looks who stands there: of several that have created the file
   * within it, the last one.
   *
   * @throws InterruptedIOException when the thread is interrupted, as it then still is
   */
  boolean isStill(LeaseFile.Content content, Duration interval) throws IOException {
    pauseFor(interval);
    return file.read().flatMap(LeaseFile.Content::parse).filter(content::equals).isPresent();
  }

  /** The last text; empty when none could be read. */
  Optional<String> seen() {
    return seen;
  }

  /** Who holds the lease, as far as the file says. */
  String holder() {
    return holder;
  }

  private void pauseFor(Duration interval) throws InterruptedIOException {
    try {
      pause.pause(interval);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while watching the driver " + holder);
    }
  }

  /** Whether the text is another than before. */
  private boolean look() {
    Optional<String> text;
    try {
      text = file.read();
    } catch (IOException e) {
      // A death within a beat may leave what cannot be read, so this is no sign of life.
      return false;
    }
    gone = text.isEmpty();
    boolean changed = seen.isPresent() && text.isPresent() && !seen.equals(text);
    if (changed) {
      // It may be a third one, whose name is still being written.
      holder = SOMEBODY;
    }
    text.flatMap(LeaseFile.Content::parse).ifPresent(content -> holder = content.holder());
    if (text.isPresent()) {
      seen = text;
    }
    return changed;
  }
}
