package org.swath.core.device.vector;

/**
 * Memory for float matrices whose rows begin where the processor's cache lines do.
 *
 * <p>A vector of 64 bytes that straddles two lines costs two reads, which halves the speed of the
 * products. Java gives no say in where an array lies; but the default garbage collector puts an
 * array larger than half of one of its regions at the start of a region, and never moves it. So the
 * array is made large enough for heaps of up to 32 GiB. Elsewhere it works all the same, only
 * slower.
 */
public final class AlignedFloats {

  /** Rows are padded to this many floats: one vector of the widest kind. */
  private static final int LINE = 16;

  /** Floats between the start of a region and the first cache line after an array's header. */
  private static final int FIRST = 12;

  /** Half of the regions of a 32 GiB heap. */
  private static final int LARGE_ARRAY = 8 * 1024 * 1024 / Float.BYTES;

  private static final long MOST = Integer.MAX_VALUE - 64;

  private final float[] memory;
  private int used = FIRST;

  /**
   * @param floats how many will be taken, all of them 0 at first
   * @throws IllegalArgumentException when they are more than an array can hold
   */
  public AlignedFloats(long floats) {
    if (floats > MOST) {
      throw new IllegalArgumentException(
          "A model and a batch may take %d numbers together, but need %d. Make the model or the batch smaller"
              .formatted(MOST, floats));
    }
    this.memory = new float[(int) Math.max(FIRST + floats, LARGE_ARRAY)];
  }

  /** A number of columns rounded up to whole vectors. */
  public static int padded(int columns) {
    return Math.addExact(columns, LINE - 1) / LINE * LINE;
  }

  /** Takes a number of floats that is a multiple of the padding; returns where they begin. */
  public int take(int floats) {
    if (floats < 0 || floats % LINE != 0 || floats > memory.length - used) {
      throw new IllegalArgumentException(
          "A multiple of %d floats must be taken, at most %d, but got %d"
              .formatted(LINE, memory.length - used, floats));
    }
    int from = used;
    used += floats;
    return from;
  }

  /** The memory itself. */
  public float[] memory() {
    return memory;
  }
}
