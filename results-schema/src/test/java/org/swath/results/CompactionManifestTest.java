package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionManifestTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static final CompactionManifest MANIFEST =
      new CompactionManifest(
          "0123456789ab",
          CompactionSwap.FOLDERS,
          List.of("c1-a1.parquet", "it's \"odd\".parquet"),
          List.of("c1-a1.parquet"),
          List.of(new WrittenFile("_compaction/0123456789ab/new-epochs/p", 7, 8, DIGEST)),
          List.of(new WrittenFile("_compaction/0123456789ab/new-runs/p", 1, 2, DIGEST)));

  /** As version 1 was first written; it stays readable. */
  private static final String VERSION_1 =
      """
      {
        "version" : 1,
        "id" : "0123456789ab",
        "swap" : "FOLDERS",
        "old_epochs" : [ "c1-a1.parquet", "it's \\"odd\\".parquet" ],
        "old_runs" : [ "c1-a1.parquet" ],
        "epochs" : [ {
          "path" : "_compaction/0123456789ab/new-epochs/p",
          "rows" : 7,
          "bytes" : 8,
          "sha256" : "%1$s"
        } ],
        "runs" : [ {
          "path" : "_compaction/0123456789ab/new-runs/p",
          "rows" : 1,
          "bytes" : 2,
          "sha256" : "%1$s"
        } ]
      }
      """
          .formatted(DIGEST);

  @Test
  void writesAndReadsVersion1() {
    assertThat(MANIFEST.json()).isEqualTo(VERSION_1);
    assertThat(CompactionManifest.read(VERSION_1, "here")).isEqualTo(MANIFEST);
  }

  @Test
  void refusesANewerVersion() {
    String newer = VERSION_1.replace("\"version\" : 1", "\"version\" : 2");

    assertThatThrownBy(() -> CompactionManifest.read(newer, "here"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("reads compactions of version 1, but here has version 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"FOLDERS\"", "\"0123456789ab\"", "\"rows\" : 7", "\"sha256\"", "]\n}"})
  void refusesATextThatIsNotWhole(String part) {
    assertThatThrownBy(() -> CompactionManifest.read(VERSION_1.replace(part, ""), "here"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("here must say what a compaction decided");
  }
}
