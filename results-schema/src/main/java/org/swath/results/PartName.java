package org.swath.results;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that two files of a compaction bear which hold the same runs, one in {@code epochs/},
 * one in {@code runs/}. It has no dash, so it is never that of a committed attempt.
 *
 * @param number from 0, in the order of run ids
 * @param compactionId 12 lower-case hexadecimal digits, never the same for two compactions
 */
record PartName(int number, String compactionId) {

  private static final String ID = "[0-9a-f]{12}";
  private static final Pattern NAME =
      Pattern.compile("part\\.(?<number>[0-9]{4,9})\\.(?<id>" + ID + ")\\.parquet");

  static String newCompactionId() {
    return UUID.randomUUID().toString().replace("-", "").substring(20);
  }

  static boolean isCompactionId(String text) {
    return text.matches(ID);
  }

  static boolean isPart(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  /** The compaction that wrote a part. */
  static String compactionOf(String partName) {
    Matcher matcher = NAME.matcher(partName);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("A part must be named " + NAME + ", not " + partName);
    }
    return matcher.group("id");
  }

  String file() {
    return String.format(Locale.ROOT, "part.%04d.%s.parquet", number, compactionId);
  }
}
