package org.swath.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.MadeResults;
import org.swath.jobs.report.SmallCatalogue;

/** Which runs of two sweeps are compared with each other. */
class PairingTest {

  private static final String FASTER = SmallSweep.SPEC.replace("0.001", "0.01");
  private static final String MORE_SEEDS = SmallSweep.SPEC.replace("[1, 2, 3]", "[3, 2, 4]");
  private static final String WITH_RATES =
      SmallSweep.SPEC
          .replace("  learning-rate: 0.001\n", "")
          .replace("[adam, sgd]", "[adam, sgd]\n  learning-rate: [0.001, 0.01]");

  @TempDir private Path folder;

  @Test
  void equalRunsFindEachOtherByTheirIds() throws IOException {
    Pairing pairing = pair(SmallSweep.plain(), SmallSweep.plain());

    assertThat(pairing.rule()).isEqualTo(PairingRule.RUN_ID);
    assertThat(pairing.chosen()).isFalse();
    assertThat(pairing.configurations()).hasSize(2);
    assertThat(pairing.pairs()).hasSize(6).allMatch(RunPair::isOneRun);
    assertThat(pairing.onlyInA()).isEmpty();
    assertThat(pairing.onlyInB()).isEmpty();
  }

  @Test
  void runsWithAnotherParameterFindEachOtherByLevelsAndSeed() throws IOException {
    Pairing pairing = pair(SmallSweep.plain(), SmallSweep.of(FASTER));

    assertThat(pairing.rule()).isEqualTo(PairingRule.CONFIGURATION);
    assertThat(pairing.pairs()).hasSize(6).noneMatch(RunPair::isOneRun);
    assertThat(pairing.configurations().get(1).levels().values()).containsEntry("optimizer", "sgd");
  }

  @Test
  void anotherVersionOfOneOptimizerLeavesTheOthersRunsWhatTheyAre() throws IOException {
    Pairing pairing = pair(SmallSweep.plain(), SmallSweep.withAnotherSgd());

    assertThat(pairing.rule()).isEqualTo(PairingRule.CONFIGURATION);
    assertThat(pairing.pairs()).hasSize(6);
    assertThat(pairing.pairs().stream().filter(RunPair::isOneRun)).hasSize(3);
  }

  @Test
  void runsWithoutAPartnerAreTold() throws IOException {
    Pairing pairing = pair(SmallSweep.plain(), SmallSweep.of(MORE_SEEDS));

    assertThat(pairing.pairs()).extracting(RunPair::seed).containsExactly(2L, 3L, 2L, 3L);
    assertThat(seeds(pairing.onlyInA())).containsExactly(1L, 1L);
    assertThat(seeds(pairing.onlyInB())).containsExactly(4L, 4L);
  }

  @Test
  void aFixedParameterThatBecameAFactorKeepsTheRunsWhatTheyAre() throws IOException {
    Pairing pairing = pair(SmallSweep.plain(), SmallSweep.of(WITH_RATES));

    assertThat(pairing.rule()).isEqualTo(PairingRule.RUN_ID);
    assertThat(pairing.pairs()).hasSize(6);
    assertThat(pairing.onlyInB()).hasSize(6);
  }

  @Test
  void whoAsksForARuleGetsIt() throws IOException {
    MadeResults plain = SmallSweep.plain();
    SweepComparison comparison =
        compare(plain, SmallSweep.plain(), Optional.of(PairingRule.CONFIGURATION));

    assertThat(comparison.pairing().rule()).isEqualTo(PairingRule.CONFIGURATION);
    assertThat(comparison.pairing().chosen()).isTrue();
    assertThat(comparison.pairing().pairs()).hasSize(6);
  }

  @Test
  void otherFactorsCannotBePairedByConfiguration() {
    assertThatThrownBy(
            () ->
                compare(
                    SmallSweep.plain(),
                    SmallSweep.of(WITH_RATES),
                    Optional.of(PairingRule.CONFIGURATION)))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("A varies optimizer")
        .hasMessageContaining("B varies optimizer, learning-rate")
        .hasMessageContaining("run-id");
  }

  @Test
  void sweepsWithoutACommonRunAreRefusedWithWhatTheyHave() {
    String others = SmallSweep.SPEC.replace("[1, 2, 3]", "[7, 8]");

    assertThatThrownBy(() -> pair(SmallSweep.plain(), SmallSweep.of(others)))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("seeds [1, 2, 3]")
        .hasMessageContaining("seeds [7, 8]");
  }

  @Test
  void sweepsOverOtherFactorsAreRefusedWithTheirNames() {
    String rates = WITH_RATES.replace("  optimizer: [adam, sgd]\n", "").replace("0.001, ", "0.1, ");
    String adam = rates.replace("epochs: 4", "epochs: 4\n  optimizer: adam");

    assertThatThrownBy(() -> pair(SmallSweep.plain(), SmallSweep.of(adam)))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("A varies optimizer")
        .hasMessageContaining("B varies learning-rate");
  }

  @Test
  void askedForRunIdsWhereThereAreNoneInCommonItSaysWhatWouldWork() {
    assertThatThrownBy(
            () ->
                compare(SmallSweep.plain(), SmallSweep.of(FASTER), Optional.of(PairingRule.RUN_ID)))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("Pair them by configuration");
  }

  @Test
  void aSweepWithoutFactorsIsOneConfiguration() throws IOException {
    String single =
        SmallSweep.SPEC
            .replace("grid:\n  optimizer: [adam, sgd]\n", "")
            .replace("epochs: 4", "epochs: 4\n  optimizer: adam");

    Pairing pairing = pair(SmallSweep.of(single), SmallSweep.of(single.replace("0.001", "0.01")));

    assertThat(pairing.configurations()).hasSize(1);
    assertThat(pairing.pairs()).hasSize(3);
  }

  private Pairing pair(MadeResults a, MadeResults b) throws IOException {
    return compare(a, b, Optional.empty()).pairing();
  }

  private SweepComparison compare(MadeResults a, MadeResults b, Optional<PairingRule> rule)
      throws IOException {
    return new ComparisonReader(SmallCatalogue.catalogue())
        .read(a.in(folder.resolve("a")), b.in(folder.resolve("b")), rule, Map.of());
  }

  private static List<Long> seeds(List<PlannedRun> runs) {
    return runs.stream().map(run -> run.spec().seed()).toList();
  }
}
