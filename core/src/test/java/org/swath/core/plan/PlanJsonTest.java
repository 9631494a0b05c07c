package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.SpecText;

class PlanJsonTest {

  /** What the golden files of formats 1 and 2 were planned from. */
  private static final String GOLDEN_SPEC =
      SpecText.withChange("[adam, sgd]", "[adam, {name: sgd, momentum: [0, 0.9]}]")
          .replace("[0.001, 0.01]", "[0.001, 0.1]");

  /** What the golden file of format 3 was planned from; {@link PlanJson#write} wrote it. */
  private static final String GOLDEN_SPEC_WITH_PARTS =
      SpecText.withChange(
                  "batch-size: 32",
                  "batch-size: 32\n  schedule: {name: cosine, minimum-rate: 0.001}")
              .replace("[adam, sgd]", "[adam]\n  clipping: [none, {name: value, threshold: 2}]")
              .replaceAll("(?s)report:.*", "")
          + "monitors: [noise-scale, {name: hessian-maximum, iterations: 20}]\n";

  @Test
  void aPlanSurvivesTheRoundTrip() {
    SweepPlan plan = Plans.of(GOLDEN_SPEC);
    SweepPlan withParts = Plans.of(GOLDEN_SPEC_WITH_PARTS);

    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    assertThat(PlanJson.read(PlanJson.write(withParts))).isEqualTo(withParts);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        4.9e-324,
        1.7976931348623157e308,
        0.1,
        1e-4,
        2.0e-3,
        1.0,
        1e22,
        2.2250738585072014e-308
      })
  void everyNumberSurvivesExactly(double number) {
    SweepPlan plan = Plans.withChange("[0.001, 0.01]", "[0.001, " + number + "]");

    assertThat(PlanJson.read(PlanJson.write(plan)).factors().get(1).levels())
        .containsExactly(0.001, number);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theGoldenPlanOfAnEarlierFormatStillReadsAndMeansTheSame(int format) throws IOException {
    SweepPlan plan = PlanJson.read(golden(format));

    assertThat(plan.sweepName()).isEqualTo("two-by-two");
    assertThat(plan.workload()).isEqualTo(new WorkloadIdentity("implicit-em-encoder", 1));
    assertThat(plan.data().parameters().integer("train-size")).isEqualTo(600);
    assertThat(plan.factors())
        .containsExactly(
            new Factor("optimizer", "optimizer", FactorType.TEXT, List.of("adam", "sgd")),
            new Factor("momentum", "momentum", FactorType.NUMBER, List.of(0.0, 0.9)),
            new Factor("learning-rate", "learning_rate", FactorType.NUMBER, List.of(0.001, 0.1)));
    assertThat(plan.seeds()).containsExactly(1L, 2L);
    assertThat(plan.runs()).hasSize(12);
    RunSpec last = plan.runs().get(11);
    assertThat(last.levels().values())
        .isEqualTo(Map.of("optimizer", "sgd", "momentum", 0.9, "learning-rate", 0.1));
    assertThat(last.parameters().optimizerParameters().number("momentum")).isEqualTo(0.9);
    assertThat(plan).isEqualTo(Plans.of(GOLDEN_SPEC));
  }

  @Test
  void theGoldenPlanOfFormat3StillReadsAndMeansTheSame() throws IOException {
    SweepPlan plan = PlanJson.read(golden(3));

    assertThat(plan.monitors())
        .containsExactly(
            new ComponentChoice("noise-scale", ParameterValues.none()),
            new ComponentChoice("hessian-maximum", ParameterValues.of(Map.of("iterations", 20L))));
    assertThat(plan.epochMetrics()).endsWith("noise-scale", "hessian-maximum", "hessian-residual");
    assertThat(plan.runs()).hasSize(8);
    RunSpec first = plan.runs().get(0);
    assertThat(first.levels().text("clipping")).isEqualTo("none");
    assertThat(first.parameters().parts()).containsOnlyKeys("schedule");
    assertThat(plan.runs().get(7).parameters().parts())
        .isEqualTo(
            Map.of(
                "schedule",
                new ComponentChoice("cosine", ParameterValues.of(Map.of("minimum-rate", 0.001))),
                "clipping",
                new ComponentChoice("value", ParameterValues.of(Map.of("threshold", 2.0)))));
    assertThat(plan).isEqualTo(Plans.of(GOLDEN_SPEC_WITH_PARTS));
  }

  @Test
  void theGoldenPlanIsStillWrittenTheSame() throws IOException {
    assertThat(PlanJson.write(Plans.of(GOLDEN_SPEC_WITH_PARTS))).isEqualTo(golden(PlanJson.FORMAT));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\":3 | \"format\":4 | format must be from 1 to 3, but is 4: another version of Swath wrote this plan",
        "\"format\":3 | \"format\":\"3\" | format must be a whole number, but is \"3\"",
        "\"format\":3 | \"form\":3 | format must be there, but is missing",
        "\"sweep\":\"two-by-two\" | \"sweep\":2 | sweep must be text, but is 2",
        "\"sweep\":\"two-by-two\" | \"sweep\":null | sweep must be text, but is null",
        "\"sweep\":\"two-by-two\" | \"sweep\":\"two-by-two\",\"colour\":1 | colour must not be there: it is no field of a plan of this format",
        "\"seeds\":[ 1, 2 ] | \"seeds\":[ 1, 2.5 ] | seeds must be a whole number, but is 2.5",
        "\"seeds\":[ 1, 2 ] | \"seeds\":{} | seeds must be a list, but is an object",
        "\"type\":\"TEXT\" | \"type\":\"WORD\" | factors[0].type must be one of [TEXT, INTEGER, NUMBER, FLAG], but is \"WORD\"",
        "\"levels\":[ \"adam\", \"sgd\" ] | \"levels\":[ \"adam\", {} ] | factors[0].levels must be text, a finite number, true or false, but is an object",
        "\"parts\":{ } | \"parts\":[ ] | runs[0].parameters.parts must be an object, but is a list",
        "\"parts\":{ } | \"parts\":{ \"clipping\":\"value\" } | runs[0].parameters.parts.clipping must be an object, but is \"value\"",
        "\"parts\":{ } | \"parts\":{ \"clipping\":{ \"name\":\"value\" } } | runs[0].parameters.parts.clipping.parameters must be there, but is missing",
        "\"monitors\":[ ] | \"monitors\":[ { \"name\":\"a\", \"parameters\":{ }, \"lane\":1 } ] | monitors[0].lane must not be there: it is no field of a plan of this format",
        "\"version\":1 | \"version\":4294967297 | workload.version must be a whole number that fits 32 bits, but is 4294967297"
      })
  void aPlanThatIsNotOursIsRefused(String piece, String change, String message) {
    String json = PlanJson.write(Plans.right());
    assertThat(json).contains(piece);

    assertThatThrownBy(() -> PlanJson.read(replaceFirst(json, piece, change)))
        .isInstanceOf(PlanFormatException.class)
        .hasMessage(message);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cohort_id\":\"6c0bc678c23d2979\" | \"cohort_id\":\"six\" | The plan contradicts itself: cohortId must be 16 hexadecimal digits, but got \"six\"",
        "\"cohort_id\":\"6c0bc678c23d2979\", | '' | cohorts[0].cohort_id must be there, but is missing",
        "\"cohort_id\": | \"lanes\":1,\"cohort_id\": | cohorts[0].lanes must not be there: it is no field of a plan of this format",
        "\"cohorts\": | \"runs\":[ ],\"cohorts\": | runs must not be there: it is no field of a plan of this format",
      })
  void aPlanOfFormat1ThatIsNotOursIsRefused(String piece, String change, String message)
      throws IOException {
    String json = golden(1);
    assertThat(json).contains(piece);

    assertThatThrownBy(() -> PlanJson.read(replaceFirst(json, piece, change)))
        .isInstanceOf(PlanFormatException.class)
        .hasMessage(message);
  }

  @Test
  void aPlanOfFormat2HasNoParts() throws IOException {
    String json =
        replaceFirst(golden(2), "\"optimizer\":\"adam\",", "\"optimizer\":\"adam\",\"parts\":{},");

    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageMatching(".*parts must not be there: it is no field of a plan of this format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "3"})
  void whatIsNoObjectIsNoPlan(String json) {
    assertThatThrownBy(() -> PlanJson.read(json)).isInstanceOf(PlanFormatException.class);
  }

  @Test
  void aRepeatedFieldIsRefused() {
    String json =
        replaceFirst(PlanJson.write(Plans.right()), "\"format\":3", "\"format\":3,\"format\":3");

    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("Duplicate field 'format'");
  }

  @Test
  void anythingAfterThePlanIsRefused() {
    assertThatThrownBy(() -> PlanJson.read(PlanJson.write(Plans.right()) + "{}"))
        .isInstanceOf(PlanFormatException.class);
  }

  @Test
  void aRunThatWasExchangedIsNoticed() {
    SweepPlan plan = Plans.right();
    String json = PlanJson.write(plan).replace(plan.runs().get(0).runId(), "0123456789abcdef");

    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("planDigest must be that of the runs and columns");
  }

  private static String replaceFirst(String json, String piece, String change) {
    int at = json.indexOf(piece);
    return json.substring(0, at) + change + json.substring(at + piece.length());
  }

  private static String golden(int format) throws IOException {
    String name = "plan-format-" + format + ".json";
    try (InputStream stream = PlanJsonTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
