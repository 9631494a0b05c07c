package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class SpecJsonSchemaTest {

  private static final String SCHEMA = SpecJsonSchema.of(TestCatalogue.catalogue());

  @ParameterizedTest
  @MethodSource("org.swath.core.spec.ShippedSpecs#all")
  void shippedSpecsFollowTheSchema(Path spec) throws IOException {
    assertThat(violations(Files.readString(spec), SpecJsonSchema.of(ShippedCatalogue.catalogue())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.swath.core.spec.ShippedSpecs#all")
  void shippedSpecsTellEditorsTheirSchema(Path spec) throws IOException {
    assertThat(Files.readString(spec))
        .startsWith("# yaml-language-server: $schema=sweep.schema.json\n");
  }

  @Test
  void theRightSpecFollowsTheSchema() throws IOException {
    assertThat(violations(SpecText.RIGHT)).isEmpty();
  }

  @Test
  void aCapOnLanesFollowsTheSchema() throws IOException {
    assertThat(violations(SpecText.RIGHT + "lanes: 4")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.swath.core.spec.CriterionKindTest#specs")
  void everyKindOfCriterionFollowsTheSchema(String criterion) throws IOException {
    assertThat(violations(CriterionKindTest.spec(criterion))).isEmpty();
  }

  @Test
  void blocksWithTheirOwnListsFollowTheSchema() throws IOException {
    String blocks =
        "optimizer: [adam, {name: sgd, momentum: [0, 0.9], learning-rate: 0.1}, {name: sgd}]";

    assertThat(violations(SpecText.withChange("optimizer: [adam, sgd]", blocks))).isEmpty();
  }

  @Test
  void partsAndMonitorsFollowTheSchema() throws IOException {
    String training = "batch-size: 32\n  schedule: {name: cosine, minimum-rate: 0.1}";
    String grid = "grid:\n  clipping: [none, {name: global-norm, threshold: [0.3, 1]}, value]";

    assertThat(
            violations(
                SpecText.withChange("batch-size: 32", training).replace("grid:", grid)
                    + "monitors: [noise-scale, {name: hessian-maximum, iterations: 20}]"))
        .isEmpty();
  }

  @Test
  void levelsGivenTogetherFollowTheSchema() throws IOException {
    String one = "[{lse-weight: 1, batch-size: 8}, {lse-weight: 0, batch-size: 8}]";

    assertThat(violations(SpecText.withChange("grid:", "grid:\n  together: " + one))).isEmpty();
    assertThat(violations(SpecText.withChange("grid:", "grid:\n  together: [" + one + "]")))
        .isEmpty();
    String parts = "[{clipping: none, lse-weight: 1}, {clipping: none, lse-weight: 0}]";
    assertThat(violations(SpecText.withChange("grid:", "grid:\n  together: " + parts))).isEmpty();
  }

  @Test
  void hypothesesFollowTheSchema() throws IOException {
    String hypotheses =
        """
        hypotheses:
          - {name: a, claim: All the same., kind: invariant, metric: final-loss, factor: learning-rate, within: 1}
          - {name: b, kind: equivalent, metric: final-loss, within: 1, level: 0.01,
             group: {where: {optimizer: sgd}, highest: probe-accuracy}, to: {where: {optimizer: adam}}}
          - {name: c, kind: lower, metric: final-loss, by-percent: 5,
             group: {where: {optimizer: sgd}}, than: {where: {optimizer: adam}}}
          - {name: d, kind: falling, metric: final-loss, factor: learning-rate}
          - {name: e, kind: every-run, metric: final-loss, where: {learning-rate: 0.01}, at-most: 3}
          - {name: f, kind: never-converges}
        """;

    assertThat(violations(SpecText.RIGHT + hypotheses)).isEmpty();
    assertThat(SpecText.problems(SpecText.RIGHT + hypotheses)).isEmpty();
  }

  @Test
  void scalesFollowTheSchema() throws IOException {
    assertThat(
            violations(
                SpecText.RIGHT
                    + "scales: {small: {data: digits, training: {epochs: 1}, seeds: [1]}, tiny: {name: own, lanes: 1}}"))
        .isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: | seed:",
        "name: two-by-two | name: Two",
        "implicit-em-encoder | unknown",
        "hidden-units: 16 | hiden-units: 16",
        "hidden-units: 16 | hidden-units: 1",
        "hidden-units: 16 | hidden-units: [16, 32]",
        "name: digits | name: mnits",
        "epochs: 3 | epoch: 3",
        "epochs: 3 | epochs: 2.5",
        "epochs: 3 | epochs: '3'",
        "[adam, sgd] | [adam, adam]",
        "[adam, sgd] | [adam, sdg]",
        "[adam, sgd] | adam",
        "[adam, sgd] | [adam, {name: sgd, beta1: 0.5}]",
        "[0.001, 0.01] | 0.001",
        "[0.001, 0.01] | []",
        "[0.001, 0.01] | [0.001, 0.001]",
        "[0.001, 0.01] | [0.001, -1]",
        "seeds: [1, 2] | seeds: [1, 1]",
        "seeds: [1, 2] | seeds: {first: 1}",
        "seeds: [1, 2] | 'seeds: [1, 2]\nlanes: 0'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nlanes: [1, 4]'",
        "batch-size: 32 | schedule: cosin",
        "batch-size: 32 | schedule: [cosine]",
        "batch-size: 32 | schedule: {name: cosine, period: 2}",
        "batch-size: 32 | schedule: {name: cosine, minimum-rate: [0, 1]}",
        "batch-size: 32 | schedule: {name: cosine, learning-rate: 1}",
        "grid: | 'grid:\n  clipping: none'",
        "grid: | 'grid:\n  clipping: [none, none]'",
        "grid: | 'grid:\n  clipping: [{name: value, threshold: [1, 0]}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nmonitors: noise-scale'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nmonitors: []'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nmonitors: [noise]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nmonitors: [noise-scale, noise-scale]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nmonitors: [{name: noise-scale, iterations: 2}]'",
        "threshold: 1.0 | threshold: 0",
        "metric: loss, | metric: los,",
        "criterion: absolute-change | criterion: relative-change",
        "window: 5} | window: 5, lag: 1}",
        "published: | publish:",
        "{mean: -10, sd: 1} | {sd: 1}",
        "grid: | 'grid:\n  together: {lse-weight: 1}'",
        "grid: | 'grid:\n  together: []'",
        "grid: | 'grid:\n  together: [{}]'",
        "grid: | 'grid:\n  together: [{lse-weight: [1, 0]}]'",
        "grid: | 'grid:\n  together: [{optimizer: [adam]}]'",
        "grid: | 'grid:\n  together: [{optimizer: {name: sgd, momentum: [0, 0.9]}}]'",
        "grid: | 'grid:\n  together: [{lse-weight: 1}, {lse-weight: 1}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {small: {}}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {Small: {seeds: [1]}}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {small: {seed: [1]}}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {small: {training: {epochs: 0}}}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nscales: {small: {scales: {tiny: {seeds: [1]}}}}'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: []'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: it, kind: complete}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: it, kind: completes, metric: final-loss}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: it, kind: invariant, metric: final-loss, factor: learning-rate, within: 0}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: it, kind: rising, metric: final-loss}]'",
        "seeds: [1, 2] | 'seeds: [1, 2]\nhypotheses: [{name: it, kind: converges, level: 0.5}]'",
        "within: 2 | within: -2"
      })
  void whatTheSchemaRefusesTheReaderRefuses(String piece, String slip) throws IOException {
    String text = SpecText.withChange(piece, slip);

    assertThat(violations(text)).isNotEmpty();
    assertThat(SpecText.problems(text)).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyKeyIsExplained() throws IOException {
    JsonNode properties = new ObjectMapper().readTree(SCHEMA).get("properties");
    return Stream.of(
            "name",
            "workload",
            "data",
            "training",
            "grid",
            "seeds",
            "lanes",
            "monitors",
            "convergence",
            "hypotheses",
            "scales")
        .map(
            key ->
                dynamicTest(
                    key,
                    () ->
                        assertThat(properties.get(key).get("description").asText()).isNotBlank()));
  }

  private static List<String> violations(String yaml) throws IOException {
    return violations(yaml, SCHEMA);
  }

  private static List<String> violations(String yaml, String ofSpecs) throws IOException {
    Object data =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ofSpecs);
    Set<ValidationMessage> messages = schema.validate(new ObjectMapper().valueToTree(data));
    return messages.stream().map(ValidationMessage::toString).toList();
  }
}
