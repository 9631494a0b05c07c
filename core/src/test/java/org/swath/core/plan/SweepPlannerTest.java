package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.ShippedCatalogue;
import org.swath.core.spec.ShippedSpecs;
import org.swath.core.spec.SpecText;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.TestCatalogue;

class SweepPlannerTest {

  /** How many runs each shipped spec plans, as its description says. */
  private static final Map<String, Integer> DOCUMENTED_RUNS =
      Map.ofEntries(
          Map.entry("training-dynamics.yaml", 24),
          Map.entry("quickstart.yaml", 24),
          Map.entry("own-model.yaml", 16),
          Map.entry("data-parallel.yaml", 20),
          Map.entry("momentum-optimum.yaml", 84),
          Map.entry("noise-floor.yaml", 135),
          Map.entry("optimizers.yaml", 210),
          Map.entry("schedules.yaml", 120),
          Map.entry("warmup-and-batch.yaml", 108),
          Map.entry("linear-scaling.yaml", 63),
          Map.entry("clipping.yaml", 90),
          Map.entry("sharpness-and-rate.yaml", 27),
          Map.entry("ablation.yaml", 12),
          Map.entry("benchmark-encoder.yaml", 5),
          Map.entry("benchmark-sae.yaml", 5),
          Map.entry("batch.yaml", 18),
          Map.entry("dynamics-law.yaml", 24),
          Map.entry("dynamics-law-scale.yaml", 30),
          Map.entry("momentum-and-schedules.yaml", 18),
          Map.entry("ternary-vae.yaml", 3),
          Map.entry("ternary-vae-mini.yaml", 3),
          Map.entry("ternary-coupling.yaml", 12),
          Map.entry("ternary-betas.yaml", 12),
          Map.entry("ternary-controllers.yaml", 12),
          Map.entry("ternary-terms.yaml", 18),
          Map.entry("twistor-mini.yaml", 48),
          Map.entry("twistor-random.yaml", 9),
          Map.entry("twistor-rates.yaml", 27),
          Map.entry("twistor-constraint.yaml", 18),
          Map.entry("twistor-levels.yaml", 24),
          Map.entry("twistor-clipping.yaml", 18),
          Map.entry("cayley-grid.yaml", 108),
          Map.entry("cayley-fix30.yaml", 27),
          Map.entry("cayley-fix30-factors.yaml", 24),
          Map.entry("cayley-max-aggression-mini.yaml", 12),
          Map.entry("cayley-origin.yaml", 12));

  private static final String WITH_CLIPPING =
      SpecText.withChange("grid:", "grid:\n  clipping: [none, {name: value, threshold: 2}]")
          .replaceAll("(?s)report:.*", "");

  @ParameterizedTest
  @MethodSource("org.swath.core.spec.ShippedSpecs#all")
  void shippedSpecsPlanToTheirDocumentedNumberOfRuns(Path file) throws IOException {
    SweepPlan plan =
        new SweepPlanner(ShippedCatalogue.catalogue())
            .plan(
                ShippedSpecs.read(file),
                Plans.FINGERPRINT,
                Map.of("models/mlp.json", "sha256:" + "0".repeat(64)));

    String name = file.getFileName().toString();
    assertThat(DOCUMENTED_RUNS).containsKey(name);
    assertThat(plan.runs()).hasSize(DOCUMENTED_RUNS.get(name));
    assertThat(plan.sweepName() + ".yaml").isEqualTo(name);
  }

  @Test
  void theExampleInTheReadmePlansToTheRunsItSays() throws IOException {
    String readme = Files.readString(ShippedSpecs.FOLDER.resolve("README.md"));
    String example = readme.split("```yaml\n")[1].split("```")[0];

    assertThat(readme).contains("6 configurations, and 3 seeds of each: 18 runs");
    assertThat(Plans.of(example).runs()).hasSize(18);
    assertThat(Plans.of(example).runs().stream().map(RunSpec::configurationId).distinct())
        .hasSize(6);
  }

  @Test
  void everyShippedSpecIsThere() throws IOException {
    assertThat(ShippedSpecs.all()).hasSameSizeAs(DOCUMENTED_RUNS.keySet());
  }

  @Test
  void theSeedVariesFastest() {
    List<RunSpec> runs = Plans.right().runs();

    assertThat(runs.stream().map(run -> run.levels().values() + " " + run.seed()))
        .containsExactly(
            "{learning-rate=0.001, optimizer=adam} 1",
            "{learning-rate=0.001, optimizer=adam} 2",
            "{learning-rate=0.01, optimizer=adam} 1",
            "{learning-rate=0.01, optimizer=adam} 2",
            "{learning-rate=0.001, optimizer=sgd} 1",
            "{learning-rate=0.001, optimizer=sgd} 2",
            "{learning-rate=0.01, optimizer=sgd} 1",
            "{learning-rate=0.01, optimizer=sgd} 2");
  }

  @Test
  void factorsKnowTheirColumnTypeAndLevels() {
    SweepPlan plan = Plans.withChange("[adam, sgd]", "[adam, {name: sgd, momentum: [0.9, 0]}]");

    assertThat(plan.factors())
        .containsExactly(
            new Factor("optimizer", "optimizer", FactorType.TEXT, List.of("adam", "sgd")),
            new Factor("momentum", "momentum", FactorType.NUMBER, List.of(0.9, 0.0)),
            new Factor("learning-rate", "learning_rate", FactorType.NUMBER, List.of(0.001, 0.01)));
  }

  @Test
  void metricsComeFromTheWorkload() {
    SweepPlan plan = Plans.right();

    assertThat(plan.epochMetrics()).containsExactly("loss", "lse", "variance", "decorrelation");
    assertThat(plan.runMetrics()).containsExactly("probe-accuracy");
  }

  @Test
  void metricsOfEveryRunComeAfterTheWorkloadsAndBeforeThoseOfMonitors() {
    SweepSpec spec =
        SpecText.read(SpecText.RIGHT + "monitors: [{name: hessian-maximum}, noise-scale]");
    SweepPlan plan =
        new SweepPlanner(TestCatalogue.withStandardMetrics(List.of("gradient-norm")))
            .plan(spec, Plans.FINGERPRINT);

    assertThat(plan.epochMetrics())
        .containsExactly(
            "loss",
            "lse",
            "variance",
            "decorrelation",
            "gradient-norm",
            "hessian-maximum",
            "hessian-residual",
            "noise-scale");
    assertThat(plan.monitors()).isEqualTo(spec.monitors());
  }

  @Test
  void monitorsChangeNoRunButTheColumns() {
    SweepPlan plan = Plans.withChange("seeds: [1, 2]", "seeds: [1, 2]\nmonitors: [noise-scale]");

    assertThat(plan.runs()).isEqualTo(Plans.right().runs());
    assertThat(plan.planDigest()).isNotEqualTo(Plans.right().planDigest());
    assertThat(plan.specDigest()).isNotEqualTo(Plans.right().specDigest());
  }

  @Test
  void namingTheStandardComponentGivesTheSamePlan() {
    assertThat(Plans.withChange("batch-size: 32", "batch-size: 32\n  schedule: constant"))
        .isEqualTo(Plans.right());
  }

  @Test
  void aMonitorsParametersChangeTheSpecDigestAlone() {
    SweepPlan ten = Plans.of(SpecText.RIGHT + "monitors: [hessian-maximum]");
    SweepPlan twenty =
        Plans.of(SpecText.RIGHT + "monitors: [{name: hessian-maximum, iterations: 20}]");

    assertThat(twenty.planDigest()).isEqualTo(ten.planDigest());
    assertThat(twenty.specDigest()).isNotEqualTo(ten.specDigest());
  }

  @Test
  void theStandardComponentIsALevelAndNoPartOfARun() {
    SweepPlan plan = Plans.of(WITH_CLIPPING);

    assertThat(plan.factors())
        .startsWith(
            new Factor("clipping", "clipping", FactorType.TEXT, List.of("none", "value")),
            new Factor("threshold", "threshold", FactorType.NUMBER, List.of(2.0)));
    assertThat(plan.runs().get(0).levels().text("clipping")).isEqualTo("none");
    assertThat(plan.runs().get(0).parameters().part("clipping")).isEmpty();
    assertThat(plan.runs().get(8).parameters().part("clipping"))
        .contains(new ComponentChoice("value", ParameterValues.of(Map.of("threshold", 2.0))));
  }

  @Test
  void aPartOrMonitorOfAnotherCatalogueIsRefused() {
    Catalogue ours = TestCatalogue.catalogue();
    Catalogue without =
        new Catalogue(ours.workloads(), ours.datasets(), ours.optimizers(), ours.training());

    assertThatThrownBy(() -> new SweepPlanner(without).plan(SpecText.read(WITH_CLIPPING), "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The catalogue must have clipping, but it does not");
    assertThatThrownBy(
            () ->
                new SweepPlanner(without)
                    .plan(SpecText.read(SpecText.RIGHT + "monitors: [noise-scale]"), "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The catalogue must have the monitor noise-scale, but it does not");
  }

  @Test
  void runsCarryEveryParameter() {
    RunSpec run = Plans.right().runs().get(7);

    assertThat(run.parameters().workload().values())
        .isEqualTo(
            Map.of(
                "hidden-units", 16L,
                "lse-weight", 1.0,
                "variance-weight", 1.0,
                "decorrelation-weight", 1.0));
    assertThat(run.parameters().training().values())
        .isEqualTo(Map.of("epochs", 3L, "batch-size", 32L, "learning-rate", 0.01));
    assertThat(run.parameters().optimizer()).isEqualTo("sgd");
    assertThat(run.parameters().optimizerParameters().values()).isEqualTo(Map.of("momentum", 0.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: two-by-two | name: other",
        "threshold: 1.0 | threshold: 2.0",
        "window: 5 | window: 6",
        "seeds: [1, 2] | 'seeds: [1, 2]\nlanes: 4'",
        "source: a paper | source: another",
        "mean: -10 | mean: -11",
        "within: 2 | within: 3",
        "within: 2 | every-run: 2",
        "within: 2 | mean-from: 2",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: ends, kind: completes}]'"
      })
  void whatChangesNoRunChangesTheSpecDigestAlone(String piece, String change) {
    SweepPlan changed = Plans.withChange(piece, change);

    assertThat(changed.planDigest()).isEqualTo(Plans.right().planDigest());
    assertThat(changed.specDigest()).isNotEqualTo(Plans.right().specDigest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 3 | epochs: 4",
        "seeds: [1, 2] | seeds: [2, 1]",
        "[adam, sgd] | [sgd, adam]",
        "[adam, sgd] | [adam, {name: sgd, momentum: 0}]",
        "batch-size: 32 | 'batch-size: 32\n  schedule: cosine'",
        "grid: | 'grid:\n  together: [{lse-weight: 1, variance-weight: 0}]'"
      })
  void otherRunsOrderOrColumnsChangeBothDigests(String piece, String change) {
    SweepPlan changed = Plans.withChange(piece, change);

    assertThat(changed.planDigest()).isNotEqualTo(Plans.right().planDigest());
    assertThat(changed.specDigest()).isNotEqualTo(Plans.right().specDigest());
  }

  /** The digest as the version that knew absolute changes only wrote it into plans. */
  @Test
  void theSpecDigestOfAnAbsoluteChangeIsWhatItWasBeforeThereWereOtherKinds() {
    assertThat(Plans.right().specDigest())
        .isEqualTo("6241b34f61e320e126d5b54a75058179ce2cfc3b01047299005d6a0d7818f959");
  }

  @Test
  void theScalesOfASpecAreNotPartOfItsPlan() {
    assertThat(Plans.of(SpecText.RIGHT + "scales: {small: {seeds: [1]}}\n"))
        .isEqualTo(Plans.right());
  }

  @Test
  void theOrderAndTheCompanyOfJointLevelsCountInTheSpecDigest() {
    String form =
        "grid:\n"
            + "  together: [{lse-weight: %s, variance-weight: %s}, {lse-weight: %s,"
            + " variance-weight: %s}]";
    List<String> digests =
        Stream.of(
                form.formatted(1, 0, 0, 1),
                form.formatted(0, 1, 1, 0),
                form.formatted(1, 1, 0, 0),
                "grid:\n  lse-weight: [1, 0]\n  variance-weight: [0, 1]")
            .map(
                grid ->
                    Plans.of(SpecText.withChange("grid:", grid).replaceAll("(?s)report:.*", "")))
            .map(SweepPlan::specDigest)
            .toList();

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void theSameSpecInOtherWordsHasTheSameDigests() {
    SweepPlan same = Plans.withChange("seeds: [1, 2]", "seeds: {count: 2, first: 1} # two");

    assertThat(same).isEqualTo(Plans.right());
  }

  @Test
  void aSpecOfAnotherCatalogueIsRefused() {
    Catalogue ours = TestCatalogue.catalogue();
    Catalogue without =
        new Catalogue(
            ours.workloads(), ours.datasets(), ours.optimizers().subList(0, 1), ours.training());

    assertThatThrownBy(() -> new SweepPlanner(without).plan(SpecText.read(SpecText.RIGHT), "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The catalogue must have sgd, but it does not");
  }

  @Test
  void aCohortTravelsToAnExecutorInAFewKilobytes() throws Exception {
    Cohort cohort = Cohort.of(Plans.right().runs());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(cohort);
    }

    assertThat(bytes.size()).isLessThan(4096);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(cohort);
    }
  }

  @Test
  void twoRunsWithOneIdAreRefused() {
    SweepPlan plan = Plans.right();
    List<RunSpec> doubled = List.of(plan.runs().get(0), plan.runs().get(0));

    assertThatThrownBy(
            () ->
                new SweepPlan(
                    plan.sweepName(),
                    plan.workload(),
                    plan.data(),
                    plan.factors(),
                    plan.seeds(),
                    plan.epochMetrics(),
                    plan.runMetrics(),
                    plan.monitors(),
                    doubled,
                    plan.specDigest(),
                    plan.planDigest()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Run ids must differ, but " + plan.runs().get(0).runId());
  }

  @Test
  void aSingleConfigurationHasNoFactors() {
    SweepPlan plan =
        Plans.of(
            """
            name: single
            workload: implicit-em-encoder
            data: mnist
            training: {epochs: 1, optimizer: adam, learning-rate: 1}
            seeds: [0]
            """);

    assertThat(plan.factors()).isEmpty();
    assertThat(plan.runs())
        .singleElement()
        .extracting(RunSpec::levels)
        .isEqualTo(ParameterValues.none());
  }
}
