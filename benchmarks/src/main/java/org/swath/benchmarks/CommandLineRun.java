package org.swath.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.cli.SwathCommand;
import org.swath.jobs.executor.SweepOnExecutors;

/**
 * One command of Swath's, run in this JVM as a user would run it, with the time of every line that
 * it put on the console.
 *
 * @param startMillis when it began, since 1970
 * @param lines what was put on the console
 * @param endMillis when it ended
 * @param cpuMillis processor time of this process meanwhile, on all cores
 */
record CommandLineRun(long startMillis, List<Line> lines, long endMillis, long cpuMillis) {

  /** A line on the console and when it was put there. */
  record Line(long atMillis, String text) {}

  /**
   * @throws IllegalStateException when the command fails
   */
  static CommandLineRun of(SweepOnExecutors.BuiltInsFactory builtIns, String... arguments) {
    Configuration hadoop = new Configuration();
    TimedLines console = new TimedLines();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(console, true, StandardCharsets.UTF_8);
    long cpuStart = processorMillis();
    long start = System.currentTimeMillis();
    int exitCode =
        new SwathCommand(builtIns.create(hadoop), hadoop, builtIns, out, err, false)
            .execute(arguments);
    long end = System.currentTimeMillis();
    if (exitCode != 0) {
      throw new IllegalStateException(
          "swath "
              + String.join(" ", arguments)
              + " ended with "
              + exitCode
              + ": "
              + console.lines);
    }
    return new CommandLineRun(start, List.copyOf(console.lines), end, processorMillis() - cpuStart);
  }

  private static long processorMillis() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime());
  }

  long millis() {
    return endMillis - startMillis;
  }

  /** When the first line with this text was put on the console. */
  long momentOf(String text) {
    return lines.stream()
        .filter(line -> line.text().contains(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No line has \"" + text + "\": " + lines))
        .atMillis();
  }

  private static final class TimedLines extends OutputStream {

    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) {
      if (value == '\n') {
        lines.add(new Line(System.currentTimeMillis(), line.toString(StandardCharsets.UTF_8)));
        line.reset();
      } else {
        line.write(value);
      }
    }
  }
}
