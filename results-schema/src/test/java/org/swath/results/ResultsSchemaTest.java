package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsSchemaTest {

  private static final ResultsSchema BARE = new ResultsSchema(List.of(), List.of(), List.of());

  @Test
  void reservesTheNamesOfAllFixedColumns() {
    Set<String> fixed = new HashSet<>();
    EpochColumns.of(BARE).forEach(column -> fixed.add(column.name()));
    RunColumns.of(BARE).forEach(column -> fixed.add(column.name()));

    assertThat(ResultsSchema.RESERVED_COLUMNS).isEqualTo(fixed);
  }

  @Test
  void storesEpochsAsTheFormatSays() {
    assertThat(
            Column.messageType("epochs", EpochColumns.of(ExampleSweep.SCHEMA)).toString().lines())
        .containsExactly(
            "message epochs {",
            "  required binary run_id (STRING);",
            "  required binary configuration_id (STRING);",
            "  optional binary optimizer (STRING);",
            "  optional double learning_rate;",
            "  optional double momentum;",
            "  optional int64 batch_size;",
            "  optional boolean nesterov;",
            "  required int64 seed;",
            "  required int32 epoch;",
            "  required double loss;",
            "  required double lse;",
            "  required double variance;",
            "  required double seconds;",
            "}");
  }

  @Test
  void storesRunsAsTheFormatSays() {
    ResultsSchema schema = new ResultsSchema(List.of(), List.of(), List.of("probe_accuracy"));

    assertThat(Column.messageType("runs", RunColumns.of(schema)).toString().lines())
        .containsExactly(
            "message runs {",
            "  required binary run_id (STRING);",
            "  required binary configuration_id (STRING);",
            "  required int64 seed;",
            "  required binary status (STRING);",
            "  optional binary reason (STRING);",
            "  required int32 epochs_completed;",
            "  optional double final_loss;",
            "  optional double probe_accuracy;",
            "  required double train_seconds;",
            "  required double evaluation_seconds;",
            "  required binary attempt_id (STRING);",
            "  required int32 attempts;",
            "  required int64 started_at (TIMESTAMP(MICROS,true));",
            "  required binary sweep (STRING);",
            "  required binary workload (STRING);",
            "  required int32 workload_version;",
            "  required binary dataset (STRING);",
            "  required binary dataset_fingerprint (STRING);",
            "  required binary spec_digest (STRING);",
            "  required binary plan_digest (STRING);",
            "  required binary swath_version (STRING);",
            "  required binary jvm (STRING);",
            "  required binary os (STRING);",
            "  required binary spark_version (STRING);",
            "  required binary nd4j_version (STRING);",
            "  required binary blas (STRING);",
            "  required binary device (STRING);",
            "  required binary host (STRING);",
            "  required int32 threads;",
            "  optional binary result_digest (STRING);",
            "}");
  }

  @Test
  void refusesAFactorThatBearsAReservedName() {
    List<FactorColumn> seedAsFactor = List.of(new FactorColumn("seed", ColumnType.INT64));

    assertThatThrownBy(() -> new ResultsSchema(seedAsFactor, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"seed\" is taken");
  }

  @Test
  void refusesAMetricThatBearsAFactorsName() {
    List<FactorColumn> factors = List.of(new FactorColumn("momentum", ColumnType.DOUBLE));

    assertThatThrownBy(() -> new ResultsSchema(factors, List.of("momentum"), List.of()))
        .hasMessageContaining("\"momentum\" is taken");
    assertThatThrownBy(() -> new ResultsSchema(factors, List.of(), List.of("momentum")))
        .hasMessageContaining("\"momentum\" is taken");
  }

  @Test
  void letsAMetricOfEpochsAndOneOfRunsShareAName() {
    ResultsSchema schema = new ResultsSchema(List.of(), List.of("accuracy"), List.of("accuracy"));

    assertThat(schema.runMetrics()).isEqualTo(schema.epochMetrics());
  }

  @ParameterizedTest
  @ValueSource(strings = {"learning-rate", "Loss", "2nd", "", "a b", "a,b"})
  void refusesWhatIsNoColumnName(String name) {
    assertThatThrownBy(() -> new FactorColumn(name, ColumnType.TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower case")
        .hasMessageContaining("\"" + name + "\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"INT32", "TIMESTAMP"})
  void refusesAFactorOfAnotherType(ColumnType type) {
    assertThatThrownBy(() -> new FactorColumn("width", type))
        .hasMessageContaining("width")
        .hasMessageContaining(type.name());
  }

  @ParameterizedTest
  @EnumSource
  void findsTheTypeOfAColumnAgain(ColumnType type) {
    assertThat(ColumnType.of(type.field("any", true))).isEqualTo(type);
    assertThat(ColumnType.of(type.field("any", false))).isEqualTo(type);
  }
}
