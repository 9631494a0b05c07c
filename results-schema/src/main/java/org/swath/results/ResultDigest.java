package org.swath.results;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of what one run measured, taken while it measures; FORMAT.md has the bytes. Runs that
 * measured the same have the same digest, whenever, wherever and beside whomever they were trained.
 * Not thread-safe.
 */
final class ResultDigest {

  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;

  private final ResultsSchema schema;
  private final MessageDigest digest = DigestedOutput.newSha256();
  private int epochs;

  ResultDigest(ResultsSchema schema) {
    this.schema = schema;
  }

  void addEpoch(EpochRow row) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + schema.epochMetrics().size()));
    bytes.putLong(bits(row.loss()));
    for (String metric : schema.epochMetrics()) {
      bytes.putLong(bits(row.metrics().get(metric)));
    }
    digest.update(bytes.array());
    epochs++;
  }

  /**
   * The digest of the epochs so far and of how the run ended: 64 lower-case hexadecimal digits. A
   * record that is refused may be mended and given again.
   */
  String with(RunRecord record) {
    MessageDigest whole = copyOf(digest);
    whole.update(ByteBuffer.allocate(Integer.BYTES).putInt(epochs).array());
    for (String metric : schema.runMetrics()) {
      Double value = record.metrics().get(metric);
      whole.update(value == null ? ABSENT : PRESENT);
      if (value != null) {
        whole.update(ByteBuffer.allocate(Long.BYTES).putLong(bits(value)).array());
      }
    }
    whole.update(record.status().text().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole.digest());
  }

  private static MessageDigest copyOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }

  /** Which of its many patterns a NaN has depends on the compiler; here they are one. */
  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }
}
