package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.UnusableCheckpointException.Reason;

class CheckpointFormatTest {

  private static final CheckpointFormat FORMAT =
      new CheckpointFormat("0123456789abcdef", "swath 1, cpu vector, Übung");

  private static final int DIGEST = 32;

  /**
   * Where a golden checkpoint says how many epochs it holds, after its magic, version and texts.
   */
  private static final int EPOCHS = 8 + 4 + 4 + 16 + 4 + 27;

  @Test
  void readsTheGoldenFileOfFormat1() throws Exception {
    Checkpoint checkpoint = FORMAT.decode(golden());

    assertThat(checkpoint.epoch()).isEqualTo(2);
    assertThat(checkpoint.curve().get(0).metrics()).containsExactly(1.5, -2, 0.1);
    assertThat(checkpoint.curve().get(0).seconds()).isEqualTo(0.25);
    assertThat(checkpoint.curve().get(1).metrics())
        .containsExactly(1.25, Double.POSITIVE_INFINITY, 1e-300);
    assertThat(checkpoint.curve().get(1).seconds()).isEqualTo(0.125);
    StateReader state = new StateReader(checkpoint.state());
    float[] parameters = new float[3];
    state.singles("model.parameters", parameters);
    assertThat(parameters).containsExactly(1, -0.5f, 1e-40f);
    double[] powers = new double[2];
    state.doubles("optimizer.beta-powers", powers);
    assertThat(powers).containsExactly(0.81, 0.998001);
    long[] batches = new long[2];
    state.longs("model.batches", batches);
    assertThat(batches).containsExactly(-1, 1L << 62);
    byte[] generator = new byte[4];
    state.bytes("model.generator", generator);
    assertThat(generator).containsExactly(0, 127, -128, -1);
    state.requireAllRead();
  }

  @Test
  void writesWhatItReadWithTheSameBytes() throws Exception {
    assertThat(FORMAT.encode(FORMAT.decode(golden()))).isEqualTo(golden());
  }

  @Test
  void keepsEveryBitOfANumber() throws Exception {
    float[] singles = {
      -0.0f, Float.MIN_VALUE, Float.NaN, Float.intBitsToFloat(0x7fa00001), Float.NEGATIVE_INFINITY
    };
    double[] doubles = {-0.0, Double.MIN_VALUE, Double.longBitsToDouble(0x7ff4_0000_0000_0001L)};
    StateWriter state = new StateWriter();
    state.singles("singles", singles);
    state.doubles("doubles", doubles);
    List<CompletedEpoch> curve = List.of(new CompletedEpoch(doubles, doubles[2]));
    Checkpoint read = FORMAT.decode(FORMAT.encode(new Checkpoint(curve, state.saved())));

    float[] singlesRead = new float[singles.length];
    double[] doublesRead = new double[doubles.length];
    new StateReader(read.state()).singles("singles", singlesRead);
    new StateReader(read.state()).doubles("doubles", doublesRead);
    for (int i = 0; i < singles.length; i++) {
      assertThat(Float.floatToRawIntBits(singlesRead[i]))
          .isEqualTo(Float.floatToRawIntBits(singles[i]));
    }
    for (int i = 0; i < doubles.length; i++) {
      long bits = Double.doubleToRawLongBits(doubles[i]);
      assertThat(Double.doubleToRawLongBits(doublesRead[i])).isEqualTo(bits);
      assertThat(Double.doubleToRawLongBits(read.curve().get(0).metrics()[i])).isEqualTo(bits);
    }
    assertThat(Double.doubleToRawLongBits(read.curve().get(0).seconds()))
        .isEqualTo(Double.doubleToRawLongBits(doubles[2]));
  }

  @Test
  void aCheckpointCutShortIsDamagedWhereverItIsCut() {
    byte[] whole = golden();
    for (int length = 0; length < whole.length; length++) {
      assertThat(problem(Arrays.copyOf(whole, length)).reason())
          .as("of %d bytes", length)
          .isEqualTo(Reason.DAMAGED);
    }
    assertThat(problem(Arrays.copyOf(whole, 100)))
        .hasMessage(
            "A checkpoint must end with the digest of all before, but these 100 bytes do not: cut"
                + " short, or changed since they were written");
  }

  @Test
  void oneBitAnywhereIsNoticed() {
    for (int bit = 0; bit < golden().length * 8; bit++) {
      byte[] changed = golden();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(problem(changed).reason())
          .as("bit %d", bit)
          .isEqualTo(bit < 64 ? Reason.NOT_A_CHECKPOINT : Reason.DAMAGED);
    }
  }

  @Test
  void somethingElseIsNoCheckpoint() {
    assertThat(problem("PAR1, and so on".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessage("A checkpoint must begin with SWATHCKP, but these 15 bytes do not");
  }

  @Test
  void aNewerFormatIsToldFromDamage() {
    byte[] newer = golden();
    newer[8] = 2;
    assertThat(problem(withDigest(newer)))
        .hasMessage("A checkpoint must be of format 1 at most, but this is of format 2")
        .extracting(UnusableCheckpointException::reason)
        .isEqualTo(Reason.NEWER_FORMAT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "fedcba9876543210; swath 1, cpu vector, Übung; run \"fedcba9876543210\"",
        "0123456789abcdef; swath 1, cpu portable; environment \"swath 1, cpu portable\"",
      })
  void whatIsOfAnotherRunOrEnvironmentIsForeign(String runId, String environment, String own) {
    CheckpointFormat other = new CheckpointFormat(runId, environment);
    UnusableCheckpointException problem =
        catchThrowableOfType(UnusableCheckpointException.class, () -> other.decode(golden()));
    assertThat(problem.reason()).isEqualTo(Reason.FOREIGN);
    assertThat(problem).hasMessageStartingWith("A checkpoint must be of " + own + ", but this is");
  }

  /** A wrong length under a right digest: no room is made for what is not there. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 3, 1_000_000, Integer.MAX_VALUE})
  void lengthsThatDoNotFitAreDamage(int length) {
    int sectionCount = EPOCHS + 8 + 2 * 4 * 8;
    int nameLength = sectionCount + 4;
    int valueCount = nameLength + 4 + "model.parameters".length() + 1;
    for (int place : new int[] {12, EPOCHS, EPOCHS + 4, sectionCount, nameLength, valueCount}) {
      byte[] changed = golden();
      ByteBuffer number = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
      boolean right = number.getInt(place) == length;
      number.putInt(place, length);
      if (!right) {
        assertThat(problem(withDigest(changed)).reason())
            .as("%d at byte %d", length, place)
            .isIn(Reason.DAMAGED, place == 12 ? Reason.FOREIGN : Reason.DAMAGED);
      }
    }
  }

  @Test
  void whateverIsUnderARightDigestIsACheckpointOrRefused() {
    UniformRandomProvider random = new RandomStreams(3).stream("changed bytes");
    for (int round = 0; round < 3_000; round++) {
      byte[] changed = golden();
      for (int change = 0; change < 3; change++) {
        changed[12 + random.nextInt(changed.length - 12 - DIGEST)] = (byte) random.nextInt(256);
      }
      try {
        FORMAT.decode(withDigest(changed));
      } catch (UnusableCheckpointException e) {
        assertThat(e.reason()).isIn(Reason.DAMAGED, Reason.FOREIGN);
      }
    }
  }

  @Test
  void aCheckpointHasAnEpochAndCurvesOfOneWidth() {
    var state = new StateWriter().saved();
    assertThatThrownBy(() -> new Checkpoint(List.of(), state))
        .hasMessage("A checkpoint must hold at least one completed epoch, but got none");
    List<CompletedEpoch> uneven =
        List.of(new CompletedEpoch(new double[2], 1), new CompletedEpoch(new double[3], 1));
    assertThatThrownBy(() -> new Checkpoint(uneven, state)).hasMessageContaining("[2, 3]");
  }

  private static UnusableCheckpointException problem(byte[] bytes) {
    return catchThrowableOfType(UnusableCheckpointException.class, () -> FORMAT.decode(bytes));
  }

  private static byte[] golden() {
    try (InputStream in =
        CheckpointFormatTest.class.getResourceAsStream("/golden/checkpoint-1.bin")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withDigest(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, bytes.length - DIGEST);
      System.arraycopy(digest.digest(), 0, bytes, bytes.length - DIGEST, DIGEST);
      return bytes;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
