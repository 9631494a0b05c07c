package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.spec.InvalidSpecException;
import org.swath.core.spec.SpecProblem;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.core.spec.TestCatalogue;

/** Workloads whose model is in a file: parameters of layers, and the content of files in ids. */
class LayerParametersTest {

  private static final String SPEC =
      """
      name: own
      workload: {name: from-file, model: a.json, hidden.dropout: 0.5}
      data: digits
      training: {epochs: 3, optimizer: adam, learning-rate: 0.1}
      grid:
        hidden-2.n-out: [16, 32]
        together:
          - {left.dropout: 0, learning-rate: 0.1}
          - {left.dropout: 0.2, learning-rate: 0.2}
      seeds: [1]
      hypotheses:
        - {name: all, kind: completes, where: {hidden-2.n-out: 16}}
      """
          .replace("learning-rate: 0.1}\ngrid", "batch-size: 32}\ngrid");

  private static final Map<String, String> FILES = Map.of("a.json", "sha256:a");

  @Test
  void eachLayersParameterIsAFactorWithAColumn() {
    SweepPlan plan = plan(SPEC, FILES);

    assertThat(plan.factors())
        .extracting(Factor::name, Factor::column, Factor::levels)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "hidden-2.n-out", "hidden_2_n_out", List.of(16L, 32L)),
            org.assertj.core.groups.Tuple.tuple("left.dropout", "left_dropout", List.of(0.0, 0.2)),
            org.assertj.core.groups.Tuple.tuple(
                "learning-rate", "learning_rate", List.of(0.1, 0.2)));
    assertThat(plan.runs().get(0).parameters().workload().values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "model",
                "sha256:a",
                "hidden.dropout",
                0.5,
                "hidden-2.n-out",
                16L,
                "left.dropout",
                0.0));
  }

  @Test
  void aPlanWithLayersIsReadAsItWasWritten() {
    SweepPlan plan = plan(SPEC, FILES);

    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
  }

  @Test
  void idsTellFilesByTheirContentAndNotByTheirPlace() {
    SweepPlan plan = plan(SPEC, FILES);
    SweepPlan moved = plan(SPEC.replace("a.json", "b/a.json"), Map.of("b/a.json", "sha256:a"));
    SweepPlan changed = plan(SPEC, Map.of("a.json", "sha256:b"));

    assertThat(ids(moved)).isEqualTo(ids(plan));
    assertThat(ids(changed)).doesNotContainAnyElementsOf(ids(plan));
    assertThat(PlanChange.between(plan, changed).inWords())
        .containsExactly("workload.model: sha256:a -> sha256:b");
  }

  @Test
  void severalModelsAreAFactorOfTheirPlaces() {
    SweepPlan plan =
        plan(
            SPEC.replace("model: a.json, ", "")
                .replace("grid:", "grid:\n  model: [a.json, b.json]"),
            Map.of("a.json", "sha256:a", "b.json", "sha256:b"));

    assertThat(plan.factors().get(0).levels()).containsExactly("a.json", "b.json");
    assertThat(plan.runs()).hasSize(8);
    assertThat(plan.runs().get(7).parameters().workload().text("model")).isEqualTo("sha256:b");
  }

  @Test
  void aFileWithoutADigestIsAProgrammersMistake() {
    assertThatThrownBy(() -> plan(SPEC, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model has none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden.dropout: 0.5 | hidden.dropuot: 0.5 | Did you mean hidden.dropout?",
        "hidden.dropout: 0.5 | hidden.kernel: 0.5 | A layer has n-out, dropout.",
        "hidden.dropout: 0.5 | Hidden.dropout: 0.5 | lower-case letters, digits and dashes",
        "hidden.dropout: 0.5 | hidden.dropout: 1.5 | must be a number at least 0 and less than 1",
        "hidden-2.n-out: [16, 32] | hidden-2.n-out: 16 | must be a list of values",
        "hidden.dropout: 0.5 | hidden-2.n-out: 8 | must be given in one place",
        "model: a.json, | | model: must be given",
        "model: a.json | model: '' | must be the path or URI of a file",
        "name: from-file | name: kears | must be the name of a workload",
      })
  void slipsAreTold(String piece, String replacement, String told) {
    String text = SPEC.replace(piece, replacement == null ? "" : replacement);
    List<String> problems = List.of();
    try {
      read(text);
    } catch (InvalidSpecException e) {
      problems = e.problems().stream().map(SpecProblem::toString).toList();
    }

    assertThat(problems).singleElement().asString().contains(told);
  }

  @Test
  void otherWorkloadsHaveNoLayers() {
    String text =
        SPEC.replace(
            "{name: from-file, model: a.json, hidden.dropout: 0.5}", "implicit-em-encoder");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("hidden-2.n-out");
  }

  private static List<String> ids(SweepPlan plan) {
    return plan.runs().stream().map(RunSpec::runId).toList();
  }

  private static SweepPlan plan(String text, Map<String, String> files) {
    return new SweepPlanner(catalogue()).plan(read(text), Plans.FINGERPRINT, files);
  }

  private static SweepSpec read(String text) {
    return SweepSpecReader.read(text, "sweep.yaml", catalogue());
  }

  private static Catalogue catalogue() {
    Catalogue shared = TestCatalogue.catalogue();
    WorkloadComponent fromFile =
        new WorkloadComponent(
            new Component(
                "from-file",
                1,
                "A model from a file",
                List.of(
                    new Parameter(
                        "model", new Domain.FileLocation(), Optional.empty(), "Its file", false))),
            List.of("test-loss"),
            List.of("final-test-loss"),
            LaneSharing.none(),
            LossReduction.MEAN,
            false,
            List.of(
                Parameter.integer("n-out", 1, 1, "Its width"),
                Parameter.number(
                    "dropout", Domain.NumberRange.fraction(), 0, "What share is dropped")));
    return new Catalogue(
        List.of(shared.workloads().get(0), fromFile),
        shared.datasets(),
        shared.optimizers(),
        shared.parts(),
        shared.monitors(),
        shared.training(),
        shared.standardMetrics());
  }
}
