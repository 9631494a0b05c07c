package org.swath.core.train;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.state.SavedState;
import org.swath.core.state.Section;
import org.swath.core.train.UnusableCheckpointException.Reason;

/**
 * Checkpoints of one run as bytes, format 1, specified in {@code results-schema/FORMAT.md}. The
 * same checkpoint gives the same bytes.
 *
 * @param runId the run's
 * @param environment what the bits of a result depend on beside the run, in any words: a checkpoint
 *     made under another text is foreign
 */
public record CheckpointFormat(String runId, String environment) {

  private static final byte[] MAGIC = "SWATHCKP".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int SMALLEST = MAGIC.length + Integer.BYTES + DIGEST_BYTES;

  private static final byte SINGLES = 1;
  private static final byte DOUBLES = 2;
  private static final byte LONGS = 3;
  private static final byte BYTES = 4;

  /**
   * The bytes of a checkpoint.
   *
   * @throws IllegalArgumentException when there are more than an array can hold
   */
  public byte[] encode(Checkpoint checkpoint) {
    long size = size(checkpoint);
    if (size > Integer.MAX_VALUE - Long.BYTES) {
      throw new IllegalArgumentException(
          "A checkpoint must fit into %d bytes, but that of run %s has %d"
              .formatted(Integer.MAX_VALUE - Long.BYTES, runId, size));
    }
    byte[] bytes = new byte[(int) size];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION);
    putText(out, runId);
    putText(out, environment);
    out.putInt(checkpoint.epoch()).putInt(checkpoint.metricCount());
    for (CompletedEpoch point : checkpoint.curve()) {
      for (double metric : point.metrics()) {
        out.putDouble(metric);
      }
      out.putDouble(point.seconds());
    }
    Map<String, Section> sections = checkpoint.state().sections();
    out.putInt(sections.size());
    for (Map.Entry<String, Section> section : sections.entrySet()) {
      putText(out, section.getKey());
      putSection(out, section.getValue());
    }
    out.put(digestOfAllBefore(bytes, out.position()));
    return bytes;
  }

  /**
   * The checkpoint that was encoded.
   *
   * @throws UnusableCheckpointException when it is none of this run in this environment, whole and
   *     of a format known here
   */
  public Checkpoint decode(byte[] bytes) throws UnusableCheckpointException {
    requireWhole(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - DIGEST_BYTES);
    in.order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
    int version = in.getInt();
    if (version > VERSION) {
      throw new UnusableCheckpointException(
          Reason.NEWER_FORMAT,
          "A checkpoint must be of format %d at most, but this is of format %d"
              .formatted(VERSION, version));
    }
    try {
      if (version != VERSION) {
        throw new IllegalArgumentException("format " + version);
      }
      requireOwn("run", runId, text(in));
      requireOwn("environment", environment, text(in));
      Checkpoint checkpoint = new Checkpoint(curve(in), new SavedState(sections(in)));
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(in.remaining() + " bytes too many");
      }
      return checkpoint;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // The digest is right, so it was written like this.
      throw new UnusableCheckpointException(
          Reason.DAMAGED,
          "A checkpoint must hold what its header says, but its writer went wrong before byte %d: %s"
              .formatted(in.position(), e));
    }
  }

  private static void requireWhole(byte[] bytes) throws UnusableCheckpointException {
    int shown = Math.min(bytes.length, MAGIC.length);
    if (!Arrays.equals(bytes, 0, shown, MAGIC, 0, shown)) {
      throw new UnusableCheckpointException(
          Reason.NOT_A_CHECKPOINT,
          "A checkpoint must begin with SWATHCKP, but these %d bytes do not"
              .formatted(bytes.length));
    }
    int end = bytes.length - DIGEST_BYTES;
    if (bytes.length < SMALLEST
        || !Arrays.equals(
            bytes, end, bytes.length, digestOfAllBefore(bytes, end), 0, DIGEST_BYTES)) {
      throw new UnusableCheckpointException(
          Reason.DAMAGED,
          ("A checkpoint must end with the digest of all before, but these %d bytes do not: cut"
                  + " short, or changed since they were written")
              .formatted(bytes.length));
    }
  }

  private static void requireOwn(String what, String own, String found)
      throws UnusableCheckpointException {
    if (!found.equals(own)) {
      throw new UnusableCheckpointException(
          Reason.FOREIGN,
          "A checkpoint must be of %s \"%s\", but this is of \"%s\"".formatted(what, own, found));
    }
  }

  private long size(Checkpoint checkpoint) {
    long size = SMALLEST + textSize(runId) + textSize(environment) + 3L * Integer.BYTES;
    size += (long) checkpoint.epoch() * (checkpoint.metricCount() + 1) * Double.BYTES;
    for (Map.Entry<String, Section> section : checkpoint.state().sections().entrySet()) {
      size += textSize(section.getKey()) + 1 + Integer.BYTES;
      size += (long) section.getValue().length() * valueSize(kind(section.getValue()));
    }
    return size;
  }

  private static byte kind(Section section) {
    if (section instanceof Section.Singles) {
      return SINGLES;
    }
    if (section instanceof Section.Doubles) {
      return DOUBLES;
    }
    return section instanceof Section.Longs ? LONGS : BYTES;
  }

  private static int valueSize(byte kind) {
    return switch (kind) {
      case SINGLES -> Float.BYTES;
      case DOUBLES, LONGS -> Long.BYTES;
      case BYTES -> 1;
      default -> throw new IllegalArgumentException("sections of kind " + kind);
    };
  }

  private static void putSection(ByteBuffer out, Section section) {
    out.put(kind(section)).putInt(section.length());
    if (section instanceof Section.Singles singles) {
      out.asFloatBuffer().put(singles.values());
      out.position(out.position() + singles.length() * Float.BYTES);
    } else if (section instanceof Section.Doubles doubles) {
      out.asDoubleBuffer().put(doubles.values());
      out.position(out.position() + doubles.length() * Double.BYTES);
    } else if (section instanceof Section.Longs longs) {
      out.asLongBuffer().put(longs.values());
      out.position(out.position() + longs.length() * Long.BYTES);
    } else {
      out.put(((Section.Bytes) section).values());
    }
  }

  private static Map<String, Section> sections(ByteBuffer in) {
    int count = in.getInt();
    Map<String, Section> sections = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      if (sections.put(text(in), section(in)) != null) {
        throw new IllegalArgumentException("two sections of one name");
      }
    }
    return sections;
  }

  private static Section section(ByteBuffer in) {
    byte kind = in.get();
    int length = in.getInt();
    ByteBuffer values = stretch(in, (long) length * valueSize(kind));
    switch (kind) {
      case SINGLES -> {
        float[] singles = new float[length];
        values.asFloatBuffer().get(singles);
        return new Section.Singles(singles);
      }
      case DOUBLES -> {
        double[] doubles = new double[length];
        values.asDoubleBuffer().get(doubles);
        return new Section.Doubles(doubles);
      }
      case LONGS -> {
        long[] longs = new long[length];
        values.asLongBuffer().get(longs);
        return new Section.Longs(longs);
      }
      default -> {
        byte[] bytes = new byte[length];
        values.get(bytes);
        return new Section.Bytes(bytes);
      }
    }
  }

  private static List<CompletedEpoch> curve(ByteBuffer in) {
    int epochs = in.getInt();
    int metricCount = in.getInt();
    if (epochs < 1 || metricCount < 1) {
      throw new IllegalArgumentException(epochs + " epochs of " + metricCount + " metrics");
    }
    // 2³¹ epochs of 2³¹ metrics are 2⁶⁵ bytes, so one is asked of the rest at a time.
    long bytesPerEpoch = (metricCount + 1L) * Double.BYTES;
    List<CompletedEpoch> curve = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      ByteBuffer values = stretch(in, bytesPerEpoch);
      double[] metrics = new double[metricCount];
      values.asDoubleBuffer().get(metrics);
      curve.add(
          new CompletedEpoch(
              metrics, values.getDouble(values.position() + metricCount * Double.BYTES)));
    }
    return curve;
  }

  private static void putText(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length).put(bytes);
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.UTF_8.decode(stretch(in, in.getInt())).toString();
  }

  private static long textSize(String text) {
    return Integer.BYTES + (long) text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The next bytes, which must be there: nothing is allocated for what a file merely claims. */
  private static ByteBuffer stretch(ByteBuffer in, long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new IllegalArgumentException(
          "%d bytes where %d are left".formatted(bytes, in.remaining()));
    }
    ByteBuffer stretch = in.slice().limit((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) bytes);
    return stretch;
  }

  private static byte[] digestOfAllBefore(byte[] bytes, int end) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, end);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
