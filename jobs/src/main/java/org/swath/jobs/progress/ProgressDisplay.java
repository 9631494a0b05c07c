package org.swath.jobs.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swath.jobs.progress.SweepProgress.Snapshot;

/**
 * Shows progress on a console: one line that is drawn over again on a terminal, a plain line now
 * and then elsewhere. Not thread-safe.
 */
public final class ProgressDisplay {

  private static final int BAR_WIDTH = 10;
  private static final int WIDEST_LINE = 79;
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

  /** Says something on a line of its own. */
  public void tell(String text) {
    if (terminal && lastLength > 0) {
      console.print("\r" + " ".repeat(lastLength) + "\r");
      lastLength = 0;
    }
    console.println(text);
    console.flush();
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

  /** What matters most comes first: on a terminal, what would make the line wrap is left out. */
  static String line(Snapshot s, boolean forTerminal) {
    List<String> parts = new ArrayList<>();
    parts.add("%d/%d runs".formatted(s.done(), s.runs()));
    parts.add("%d running".formatted(s.running()));
    if (s.diverged() > 0) {
      parts.add("%d diverged".formatted(s.diverged()));
    }
    if (s.failed() > 0) {
      parts.add("%d failed".formatted(s.failed()));
    }
    s.timeLeft().ifPresent(left -> parts.add(clock(left) + " left"));
    if (s.epochsPerSecond() > 0) {
      parts.add(String.format(Locale.ROOT, "%.1f epochs/s", s.epochsPerSecond()));
    }
    parts.add("%d/%d epochs".formatted(s.epochs(), s.allEpochs()));
    if (!forTerminal) {
      return String.join(", ", parts);
    }
    StringBuilder line = new StringBuilder(bar(s));
    for (String part : parts) {
      String next = line.length() == BAR_WIDTH + 2 ? " " + part : ", " + part;
      if (line.length() + next.length() <= WIDEST_LINE) {
        line.append(next);
      }
    }
    return line.toString();
  }

  private static String bar(Snapshot s) {
    int filled = (int) (BAR_WIDTH * s.epochs() / Math.max(1, s.allEpochs()));
    return "[" + "=".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "]";
  }

  /** A duration as minutes and seconds, with hours when there are any. */
  public static String clock(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
