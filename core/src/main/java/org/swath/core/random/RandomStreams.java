package org.swath.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * The random streams of one run, each derived from the run's seed and a name alone.
 *
 * <p>A stream is xoshiro256++ (Blackman and Vigna, 2019) whose 256-bit state is the SHA-256 of the
 * stream's name, index and seed. So streams are independent of each other, of the order in which
 * they are opened, and of everything else: two runs at the same seed get the same initial weights
 * and the same batches, on every machine.
 *
 * @param seed the run's seed; every long is a different seed, zero included
 */
public record RandomStreams(long seed) {

  /** The stream of values drawn once per run, such as initial weights. */
  public UniformRandomProvider stream(String name) {
    return stream(name, 0);
  }

  /**
   * One of a numbered family of streams, such as the batch order of an epoch. Numbering makes a
   * resumed run independent of what was drawn before: the number of completed epochs is all that a
   * checkpoint must hold of them.
   */
  public UniformRandomProvider stream(String name, long index) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(text.length + 2 * Long.BYTES);
    key.put(text).putLong(index).putLong(seed);
    ByteBuffer digest = ByteBuffer.wrap(sha256(key.array()));
    return new XoShiRo256PlusPlus(
        digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
