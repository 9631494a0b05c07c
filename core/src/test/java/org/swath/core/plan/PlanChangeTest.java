package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.swath.core.spec.SpecText;

class PlanChangeTest {

  @Test
  void thereIsNoneBetweenEqualPlans() {
    PlanChange change = PlanChange.between(Plans.right(), Plans.right());
    assertThat(change.added()).isEmpty();
    assertThat(change.removed()).isEmpty();
    assertThat(change.inWords()).isEmpty();
    assertThat(change.comparable()).isTrue();
  }

  @Test
  void anotherSeedAddsARunOfEachConfigurationAndChangesNoOther() {
    PlanChange change =
        PlanChange.between(Plans.right(), Plans.withChange("seeds: [1, 2]", "seeds: [1, 2, 5]"));
    assertThat(change.added()).hasSize(4).allMatch(run -> run.seed() == 5);
    assertThat(change.removed()).isEmpty();
    assertThat(change.comparable()).isTrue();
    assertThat(change.inWords()).containsExactly("seed: 1, 2 -> 1, 2, 5");
  }

  @Test
  void anotherLevelInFrontAddsItsRunsOnly() {
    PlanChange change =
        PlanChange.between(
            Plans.right(), Plans.withChange("[0.001, 0.01]", "[0.0001, 0.001, 0.01]"));
    assertThat(change.added()).hasSize(4);
    assertThat(change.removed()).isEmpty();
    assertThat(change.inWords())
        .containsExactly("training.learning-rate: 0.001, 0.01 -> 1.0E-4, 0.001, 0.01");
  }

  @Test
  void aParameterThatDoesNotVaryMakesAllRunsOthersAndIsNamed() {
    PlanChange change =
        PlanChange.between(Plans.right(), Plans.withChange("batch-size: 32", "batch-size: 64"));
    assertThat(change.added()).hasSize(8);
    assertThat(change.removed()).hasSize(8);
    assertThat(change.comparable()).isTrue();
    assertThat(change.inWords()).containsExactly("training.batch-size: 32 -> 64");
  }

  @Test
  void aFactorMoreGivesTheResultsAnotherColumn() {
    PlanChange change =
        PlanChange.between(
            Plans.right(),
            Plans.of(
                SpecText.RIGHT
                    .replace("  hidden-units: 16\n", "")
                    .replace("grid:\n", "grid:\n  hidden-units: [16]\n")));
    assertThat(change.added()).as("the same runs").isEmpty();
    assertThat(change.removed()).isEmpty();
    assertThat(change.comparable()).isFalse();
    assertThat(change.inWords()).hasSize(1).first().asString().startsWith("factors: ");
  }

  @Test
  void aPartThatIsChosenNowIsNamedWithItsParameters() {
    SweepPlan given =
        Plans.withChange("batch-size: 32", "batch-size: 32\n  schedule: {name: step, period: 5}");
    PlanChange change = PlanChange.between(Plans.right(), given);

    assertThat(change.removed()).hasSize(8);
    assertThat(change.comparable()).isTrue();
    assertThat(change.inWords())
        .containsExactly("schedule: (standard) -> step", "step.period: (none) -> 5");
  }

  @Test
  void anotherLevelOfAPartAddsItsRunsOnly() {
    String report = "(?s)report:.*";
    SweepPlan stored =
        Plans.of(
            SpecText.withChange("grid:", "grid:\n  schedule: [cosine]").replaceAll(report, ""));
    SweepPlan given =
        Plans.of(
            SpecText.withChange("grid:", "grid:\n  schedule: [constant, cosine]")
                .replaceAll(report, ""));
    PlanChange change = PlanChange.between(stored, given);

    assertThat(change.added()).hasSize(8);
    assertThat(change.removed()).isEmpty();
    assertThat(change.comparable()).isTrue();
    assertThat(change.inWords()).containsExactly("schedule: cosine -> (standard), cosine");
  }

  @Test
  void aMonitorThatMeasuresOtherwiseCannotFillTheSameColumns() {
    String monitors = "monitors: [{name: hessian-maximum, iterations: %d}]";
    PlanChange change =
        PlanChange.between(
            Plans.of(SpecText.RIGHT + monitors.formatted(10)),
            Plans.of(SpecText.RIGHT + monitors.formatted(20)));
    assertThat(change.added()).isEmpty();
    assertThat(change.comparable()).isFalse();
    assertThat(change.inWords())
        .containsExactly(
            "monitors: hessian-maximum {iterations=10} -> hessian-maximum {iterations=20}");
  }

  @Test
  void aMonitorMoreGivesTheResultsOtherColumnsAndChangesNoRun() {
    PlanChange change =
        PlanChange.between(Plans.right(), Plans.of(SpecText.RIGHT + "monitors: [hessian-maximum]"));

    assertThat(change.added()).isEmpty();
    assertThat(change.removed()).isEmpty();
    assertThat(change.comparable()).isFalse();
    assertThat(change.inWords())
        .containsExactly(
            "epoch metrics: loss, lse, variance, decorrelation -> loss, lse, variance,"
                + " decorrelation, hessian-maximum, hessian-residual",
            "monitors: (none) -> hessian-maximum {iterations=10}");
  }

  @Test
  void otherDataIsNamedWithItsFingerprint() {
    SweepPlan given = Plans.withChange("train-size: 600", "train-size: 700");
    PlanChange change = PlanChange.between(Plans.right(), given);
    assertThat(change.removed()).hasSize(8);
    assertThat(change.inWords())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("data: digits version ")
        .contains("train-size=600")
        .contains("train-size=700");
  }
}
