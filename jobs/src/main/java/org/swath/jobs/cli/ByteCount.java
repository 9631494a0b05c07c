package org.swath.jobs.cli;

import java.util.Locale;

/** How long files are, for a person to read. */
final class ByteCount {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private ByteCount() {}

  /** Such as {@code 812 bytes} or {@code 1.4 MB}, in powers of 1000. */
  static String text(long bytes) {
    if (bytes < 1000) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double value = bytes / 1000.0;
    int unit = 0;
    // What would be shown as 1000.0 is 1.0 of the next unit.
    while (value >= 999.95 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
