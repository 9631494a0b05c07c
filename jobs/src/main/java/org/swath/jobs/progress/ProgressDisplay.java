package org.swath.jobs.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.swath.jobs.progress.SweepProgress.Snapshot;

/**
 * Shows progress on a console: one line that is drawn over again on a terminal, a plain line now
 * and then elsewhere. Not thread-safe.
 */
public final class ProgressDisplay {

  private static final int BAR_WIDTH = 24;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream console;
  private final boolean terminal;
  private long lastNanos;
  private int lastLength;
  private boolean shown;

  public ProgressDisplay(PrintStream console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  /** Shows a moment, unless the last one was shown too recently. */
  public void show(Snapshot snapshot, long nowNanos) {
    long pause = terminal ? TERMINAL_NANOS : PLAIN_NANOS;
    if (!shown && !terminal) {
      // The first line of a log comes after a pause, when there is something to tell.
      lastNanos = nowNanos;
      shown = true;
    } else if (!shown || nowNanos - lastNanos >= pause) {
      lastNanos = nowNanos;
      shown = true;
      print(snapshot);
    }
  }

  /** Shows the last moment and moves on to the next line. */
  public void finish(Snapshot snapshot) {
    print(snapshot);
    if (terminal) {
      console.println();
    }
  }

  private void print(Snapshot snapshot) {
    String line = line(snapshot, terminal);
    if (terminal) {
      String padding = " ".repeat(Math.max(0, lastLength - line.length()));
      console.print("\r" + line + padding);
      lastLength = line.length();
    } else {
      console.println(line);
    }
    console.flush();
  }

  static String line(Snapshot s, boolean withBar) {
    StringBuilder line = new StringBuilder();
    if (withBar) {
      int filled = (int) (BAR_WIDTH * s.epochs() / Math.max(1, s.allEpochs()));
      line.append('[')
          .append("=".repeat(filled))
          .append(" ".repeat(BAR_WIDTH - filled))
          .append("] ");
    }
    line.append("%d/%d runs".formatted(s.done(), s.runs()));
    line.append(", %d running".formatted(s.running()));
    if (s.diverged() > 0) {
      line.append(", %d diverged".formatted(s.diverged()));
    }
    line.append(", %d failed".formatted(s.failed()));
    line.append(", %d/%d epochs".formatted(s.epochs(), s.allEpochs()));
    if (s.epochsPerSecond() > 0) {
      line.append(String.format(Locale.ROOT, ", %.1f epochs/s", s.epochsPerSecond()));
    }
    s.timeLeft().ifPresent(left -> line.append(", ").append(clock(left)).append(" left"));
    return line.toString();
  }

  /** A duration as minutes and seconds, with hours when there are any. */
  public static String clock(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
