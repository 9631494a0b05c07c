package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompactionPolicyTest {

  @Test
  void leavesAHandfulOfFilesAlone() {
    assertThat(CompactionPolicy.STANDARD.asksFor(64, true)).isFalse();
    assertThat(CompactionPolicy.STANDARD.asksFor(65, true)).isTrue();
  }

  @Test
  void neverAsksWhereReadersWouldMissRuns() {
    assertThat(CompactionPolicy.STANDARD.asksFor(100_000, false)).isFalse();
  }

  @Test
  void wantsANumberOfFiles() {
    assertThatThrownBy(() -> new CompactionPolicy(0)).hasMessageContaining("mostLooseFiles >= 1");
  }
}
