package org.swath.jobs.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.swath.core.data.DownloadListener;

/**
 * Shows downloads on the console: a line drawn over again on a terminal, one per file elsewhere.
 */
public final class ConsoleDownloads implements DownloadListener {

  private static final double MEBIBYTE = 1 << 20;

  private final PrintStream console;
  private final boolean terminal;

  public ConsoleDownloads(PrintStream console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  @Override
  public void progressed(String file, long bytesDone, long bytesTotal) {
    boolean complete = bytesDone == bytesTotal;
    if (!terminal && !complete) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "Downloading %s: %.1f of %.1f MiB",
            file,
            bytesDone / MEBIBYTE,
            bytesTotal / MEBIBYTE);
    if (terminal) {
      console.print("\r" + line + (complete ? System.lineSeparator() : ""));
    } else {
      console.println(line);
    }
    console.flush();
  }

  @Override
  public void noticed(String message) {
    console.println(message);
  }
}
