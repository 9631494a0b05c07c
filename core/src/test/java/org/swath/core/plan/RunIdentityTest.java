package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.SpecText;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.core.spec.TestCatalogue;

class RunIdentityTest {

  private static final List<String> IDS = ids(Plans.right());

  private static final String WITH_PARTS =
      """
      batch-size: 32
        schedule: {name: step, period: 5}
        clipping: {name: global-norm, threshold: 0.5}""";

  /** Computed from the canonical text by another program. */
  @Test
  void idsNeverChange() {
    assertThat(IDS.get(0)).isEqualTo("9389d0bcd6900108");
    assertThat(Plans.right().runs().get(0).configurationId()).isEqualTo("8deb1254f0160e00");
  }

  /** Computed from the canonical text by another program. */
  @Test
  void idsOfRunsWithPartsNeverChange() {
    SweepPlan plan = Plans.withChange("batch-size: 32", WITH_PARTS);

    assertThat(ids(plan).get(0)).isEqualTo("8317546c616b17d2");
    assertThat(plan.runs().get(0).configurationId()).isEqualTo("b2f09f7283bed691");
  }

  @Test
  void theSameRunInAnotherSweepHasTheSameId() {
    SweepPlan other =
        Plans.of(
            """
            name: another
            workload: {name: implicit-em-encoder, hidden-units: 16}
            data: {name: digits, train-size: 600}
            training: {epochs: 3, batch-size: 32, optimizer: adam, learning-rate: 0.001}
            seeds: [1]
            """);

    assertThat(ids(other)).containsExactly(IDS.get(0));
  }

  @Test
  void keysInAnotherOrderGiveTheSameIds() {
    String reordered =
        """
        seeds: [1, 2]
        grid:
          optimizer: [adam, sgd]
          learning-rate: [0.001, 0.01]
        training:
          batch-size: 32
          epochs: 3
        data:
          train-size: 600
          name: digits
        workload:
          hidden-units: 16
          name: implicit-em-encoder
        name: two-by-two
        """;

    assertThat(ids(Plans.of(reordered))).isEqualTo(IDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden-units: 16 | hidden-units: 16.0",
        "epochs: 3 | epochs: 0x3",
        "0.001 | 1e-3",
        "hidden-units: 16 | {hidden-units: 16, lse-weight: 1}",
        "train-size: 600 | train-size: 600\\n  data-seed: 1",
        "[adam, sgd] | [adam, {name: sgd, momentum: 0}]",
        "[adam, sgd] | [adam, {name: sgd, momentum: -0.0}]",
        "[adam, sgd] | [{name: adam, beta1: 0.9}, sgd]",
        "batch-size: 32 | batch-size: 32\\n  schedule: constant",
        "batch-size: 32 | batch-size: 32\\n  clipping: {name: none}",
        "seeds: [1, 2] | seeds: [1, 2]\\nmonitors: [noise-scale]",
      })
  void anotherSpellingOfTheSameGivesTheSameIds(String piece, String spelling) {
    String replacement =
        spelling
            .replace("{hidden-units: 16, lse-weight: 1}", "hidden-units: 16\n  lse-weight: 1")
            .replace("\\n", "\n");

    assertThat(ids(Plans.withChange(piece, replacement))).isEqualTo(IDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden-units: 16 | hidden-units: 17",
        "train-size: 600 | train-size: 601",
        "epochs: 3 | epochs: 4",
        "batch-size: 32 | batch-size: 33",
        "batch-size: 32 | 'batch-size: 32\n  schedule: cosine'",
        "batch-size: 32 | 'batch-size: 32\n  schedule: {name: cosine, minimum-rate: 1}'",
        "batch-size: 32 | 'batch-size: 32\n  clipping: value'",
        "seeds: [1, 2] | seeds: [3, 4]",
      })
  void whateverDecidesAResultChangesEveryId(String piece, String change) {
    Set<String> changed = new HashSet<>(ids(Plans.withChange(piece, change)));

    assertThat(changed).hasSameSizeAs(IDS).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void otherDataChangesEveryId() {
    SweepPlan plan =
        new SweepPlanner(TestCatalogue.catalogue())
            .plan(SpecText.read(SpecText.RIGHT), "0".repeat(64));

    assertThat(ids(plan)).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void everythingAboutAPartIsItsRunsIdentity() {
    List<String> parts =
        List.of(
            "schedule: cosine",
            "schedule: {name: cosine, minimum-rate: 1}",
            "schedule: {name: step, period: 1}",
            "clipping: value",
            "clipping: global-norm",
            "clipping: {name: value, threshold: 2}",
            "clipping: value\n  schedule: cosine");
    List<String> ids =
        parts.stream()
            .map(part -> Plans.withChange("batch-size: 32", "batch-size: 32\n  " + part))
            .map(plan -> ids(plan).get(0))
            .toList();

    assertThat(ids).doesNotHaveDuplicates().doesNotContain(IDS.get(0));
  }

  @Test
  void aPartHasTheSameIdsFromTheGridAndFromTraining() {
    SweepPlan fromTraining =
        Plans.withChange("batch-size: 32", "batch-size: 32\n  clipping: value");
    SweepPlan fromGrid =
        Plans.of(
            SpecText.withChange("grid:", "grid:\n  clipping: [none, value]")
                .replaceAll("(?s)report:.*", ""));

    assertThat(ids(fromGrid).subList(0, 8)).isEqualTo(IDS);
    assertThat(ids(fromGrid).subList(8, 16)).isEqualTo(ids(fromTraining));
  }

  @Test
  void aNewVersionOfAPartsComponentChangesTheIdsOfItsRunsAlone() {
    Catalogue catalogue = TestCatalogue.catalogue();
    Part clipping = catalogue.parts().get(1);
    Catalogue newValue =
        new Catalogue(
            catalogue.workloads(),
            catalogue.datasets(),
            catalogue.optimizers(),
            List.of(
                catalogue.parts().get(0),
                new Part(
                    clipping.name(),
                    clipping.noun(),
                    List.of(
                        raised(clipping.components().get(0)),
                        clipping.components().get(1),
                        raised(clipping.components().get(2))),
                    clipping.fusible())),
            catalogue.monitors(),
            catalogue.training(),
            catalogue.standardMetrics());
    String text =
        SpecText.withChange("grid:", "grid:\n  clipping: [none, global-norm, value]")
            .replaceAll("(?s)report:.*", "");
    List<String> before = ids(Plans.of(text));
    List<String> after =
        ids(new SweepPlanner(newValue).plan(SpecText.read(text), Plans.FINGERPRINT));

    assertThat(after.subList(0, 16)).isEqualTo(before.subList(0, 16));
    assertThat(after.subList(16, 24)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void newVersionsChangeTheIdsOfWhatTheyConcern() {
    Catalogue catalogue = TestCatalogue.catalogue();
    WorkloadComponent encoder = catalogue.workloads().get(0);
    Catalogue newWorkload =
        new Catalogue(
            List.of(
                new WorkloadComponent(
                    raised(encoder.component()),
                    encoder.epochMetrics(),
                    encoder.runMetrics(),
                    encoder.lanes())),
            catalogue.datasets(),
            catalogue.optimizers(),
            catalogue.training());
    Catalogue newSgd =
        new Catalogue(
            catalogue.workloads(),
            catalogue.datasets(),
            List.of(catalogue.optimizers().get(0), raised(catalogue.optimizers().get(1))),
            catalogue.training());

    assertThat(idsWith(newWorkload)).doesNotContainAnyElementsOf(IDS);
    assertThat(idsWith(newSgd).subList(0, 4)).isEqualTo(IDS.subList(0, 4));
    assertThat(idsWith(newSgd).subList(4, 8)).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void aFlagThatIsAddedToAnOptimizerChangesNoIdUntilItIsSet() {
    Catalogue catalogue = TestCatalogue.catalogue();
    Component adam = catalogue.optimizers().get(0);
    List<Parameter> parameters = new ArrayList<>(adam.parameters());
    parameters.add(Parameter.flag("epsilon-inside-root", "Where epsilon is added"));
    Catalogue flagged =
        new Catalogue(
            catalogue.workloads(),
            catalogue.datasets(),
            List.of(
                new Component(adam.name(), adam.version(), adam.description(), parameters),
                catalogue.optimizers().get(1)),
            catalogue.training());
    String set =
        SpecText.withChange("[adam, sgd]", "[{name: adam, epsilon-inside-root: true}, sgd]");
    List<String> idsOfSet =
        ids(
            new SweepPlanner(flagged)
                .plan(SweepSpecReader.read(set, "sweep.yaml", flagged), Plans.FINGERPRINT));
    SweepSpec unset = SweepSpecReader.read(SpecText.RIGHT, "sweep.yaml", flagged);

    assertThat(ids(new SweepPlanner(flagged).plan(unset, Plans.FINGERPRINT))).isEqualTo(IDS);
    assertThat(idsOfSet.subList(0, 4)).doesNotContainAnyElementsOf(IDS);
    assertThat(idsOfSet.subList(4, 8)).isEqualTo(IDS.subList(4, 8));
  }

  @Test
  void aConfigurationHasOneIdForAllItsSeeds() {
    List<RunSpec> runs = Plans.right().runs();

    assertThat(runs.get(0).configurationId()).isEqualTo(runs.get(1).configurationId());
    assertThat(runs.stream().map(RunSpec::configurationId).distinct()).hasSize(4);
  }

  @Test
  void canonicalTextTellsTypesAndBoundariesApart() {
    Set<String> texts =
        Set.of(
            new CanonicalText("run").add("a", 1L).toString(),
            new CanonicalText("run").add("a", 1.0).toString(),
            new CanonicalText("run").add("a", "1").toString(),
            new CanonicalText("run").add("a", true).toString(),
            new CanonicalText("run").add("a", "1\nb integer 1").toString(),
            new CanonicalText("run").add("a", "1").add("b", 1L).toString(),
            new CanonicalText("configuration").add("a", 1L).toString());

    assertThat(texts).hasSize(7);
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(new CanonicalText("run").add("a", -0.0).digest())
        .isEqualTo(new CanonicalText("run").add("a", 0.0).digest());
  }

  private static List<String> idsWith(Catalogue catalogue) {
    return ids(new SweepPlanner(catalogue).plan(SpecText.read(SpecText.RIGHT), Plans.FINGERPRINT));
  }

  private static Component raised(Component component) {
    return new Component(
        component.name(), component.version() + 1, component.description(), component.parameters());
  }

  private static List<String> ids(SweepPlan plan) {
    return plan.runs().stream().map(RunSpec::runId).toList();
  }
}
