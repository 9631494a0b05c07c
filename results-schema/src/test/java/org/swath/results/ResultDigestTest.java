package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SGD;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.diverged;
import static org.swath.results.ExampleSweep.epoch;
import static org.swath.results.ExampleSweep.failedAtOnce;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a result digest is. The pinned values were computed in Python from FORMAT.md:
 *
 * <pre>
 * from hashlib import sha256; from struct import pack
 * ADAM = pack('>6d', -1, -.5, 1, -2, -1, 2) + pack('>i', 2) + b'\1' + pack('>d', .935) + b'completed'
 * SGD = b'\x7f\xf8\0\0\0\0\0\0' * 3 + pack('>i', 1) + b'\0' + b'diverged'
 * LOST = pack('>i', 0) + b'\0' + b'failed'
 * for run in (ADAM, SGD, LOST): print(sha256(run).hexdigest())
 * </pre>
 */
class ResultDigestTest {

  private static final String OF_ADAM =
      "aa2a4b8370ba5355d9fd292ac6abf0efe274c8dccde4f734c2a5a6f21527e561";
  private static final String OF_SGD =
      "3c765b83b028e931c720dc177a87014c659ad46ca834d4cd5aa4b73e8d404d29";
  private static final String OF_LOST =
      "28de550d01fc5275902f82add487688b9b1712066351c71f6734874f2f7cadfc";

  @TempDir Path directory;

  @Test
  void isWhatTheFormatSaysThoughRunsAlternate() throws Exception {
    ResultsStore store = store();
    store.createSweep("{}", "name: x");
    AttemptManifest manifest;
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.0));
      attempt.addEpoch(epoch(SGD, 1, Double.NaN));
      attempt.addRun(diverged(SGD, "a1", 1, Double.NaN));
      attempt.addEpoch(epoch(ADAM, 2, -2.0));
      attempt.addRun(completed(ADAM, "a1", 2, -2.0));
      manifest = attempt.finish("c1");
    }
    store.commit(manifest);

    assertThat(manifest.outcomes())
        .extracting(AttemptManifest.RunOutcome::resultDigest)
        .containsExactly(OF_SGD, OF_ADAM);
    assertThat(
            new ResultsReader(ResultsFolder.at(directory.toString(), new Configuration())).runs())
        .extracting(RunRecord::resultDigest)
        .containsExactly(Optional.of(OF_SGD), Optional.of(OF_ADAM));
  }

  @Test
  void isOneForARunThatMeasuredNothing() {
    assertThat(new ResultDigest(SCHEMA).with(failedAtOnce(ADAM, "a1"))).isEqualTo(OF_LOST);
  }

  @Test
  void doesNotDependOnTheMachineTheTimeOrTheAttempt() {
    ResultDigest other = new ResultDigest(SCHEMA);
    other.addEpoch(new EpochRow(SGD, 1, -1.0, Map.of("variance", 1.0, "lse", -0.5), 99));
    other.addEpoch(new EpochRow(SGD, 2, -2.0, Map.of("variance", 2.0, "lse", -1.0), 99));

    RunRecord record =
        new RunRecord(
            SGD,
            RunStatus.COMPLETED,
            Optional.empty(),
            2,
            OptionalDouble.of(-2.0),
            Map.of("probe_accuracy", 0.935),
            99,
            99,
            ExampleSweep.provenance("another"));

    assertThat(other.with(record)).isEqualTo(OF_ADAM);
  }

  @Test
  void takesEveryNotANumberForOne() {
    double other = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);
    ResultDigest digest = new ResultDigest(SCHEMA);
    digest.addEpoch(new EpochRow(SGD, 1, other, Map.of("variance", other, "lse", other), 1));

    assertThat(digest.with(diverged(SGD, "a1", 1, other))).isEqualTo(OF_SGD);
  }

  @Test
  void tellsApartWhatDiffersInTheLastBit() {
    ResultDigest digest = new ResultDigest(SCHEMA);
    digest.addEpoch(epoch(ADAM, 1, -1.0));
    digest.addEpoch(
        new EpochRow(ADAM, 2, -2.0, Map.of("lse", -1.0, "variance", Math.nextUp(2.0)), 1));

    assertThat(digest.with(completed(ADAM, "a1", 2, -2.0))).isNotEqualTo(OF_ADAM);
  }

  @Test
  void survivesARecordThatIsRefused() throws Exception {
    try (Attempt attempt = store().beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.0));
      attempt.addEpoch(epoch(ADAM, 2, -2.0));
      RunRecord strange =
          new RunRecord(
              ADAM,
              RunStatus.COMPLETED,
              Optional.empty(),
              2,
              OptionalDouble.of(-2.0),
              Map.of("luck", 1.0),
              1,
              1,
              ExampleSweep.provenance("a1"));
      assertThatThrownBy(() -> attempt.addRun(strange)).hasMessageContaining("but got luck");

      attempt.addRun(completed(ADAM, "a1", 2, -2.0));

      assertThat(attempt.finish("c1").outcomes().get(0).resultDigest()).isEqualTo(OF_ADAM);
    }
  }

  private ResultsStore store() {
    return HadoopResultsStore.at(directory.toString(), new Configuration());
  }
}
