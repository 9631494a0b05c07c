package org.swath.jobs.driver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import org.swath.results.DriverLease;
import org.swath.results.ResultsFolder;

/** How every command of this program that changes a results folder takes its lease. */
public final class FolderLease {

  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private FolderLease() {}

  /**
   * Makes this the folder's only driver; waits a moment where another left without a word.
   *
   * @param console told of the wait
   * @throws org.swath.results.ResultsException when another driver is at work there
   * @throws IOException when the folder cannot be written
   */
  public static DriverLease take(ResultsFolder folder, PrintStream console) throws IOException {
    if (folder.holdsDriver()) {
      console.printf(
          "Another driver has left its mark in %s; watching for %d s whether it is alive.%n",
          folder, PATIENCE.toSeconds());
    }
    return DriverLease.take(folder, holder(), HEARTBEAT, PATIENCE);
  }

  private static String holder() throws IOException {
    return "process %d on %s"
        .formatted(ProcessHandle.current().pid(), InetAddress.getLocalHost().getHostName());
  }
}
