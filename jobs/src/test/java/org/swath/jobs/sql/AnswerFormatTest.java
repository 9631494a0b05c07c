package org.swath.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.jobs.driver.RefusedException;

class AnswerFormatTest {

  private static final Answer ANSWER =
      answer(
          List.of(new Answer.Column("optimizer", false), new Answer.Column("final_loss", true)),
          row("adam, \"the first\"", -745.123456789),
          row("line\nbreak | _x_", 1.0e-9),
          row(null, Double.NaN),
          row("whole", 12345678901L));

  @Test
  void isATableForATerminalWithShortNumbers() {
    assertThat(AnswerFormat.TEXT.write(ANSWER))
        .isEqualTo(
            """
             optimizer           final_loss
            --------------------------------
             adam, "the first"    -745.1235
             line break | _x_          1e-9
             null                       NaN
             whole              12345678901
            """);
  }

  @Test
  void isATableForAPageThatTakesNothingForMarkup() {
    assertThat(AnswerFormat.MARKDOWN.write(ANSWER))
        .isEqualTo(
            """
            | optimizer | final_loss |
            | --- | ---: |
            | adam, "the first" | -745.1235 |
            | line break \\| \\_x\\_ | 1e-9 |
            | null | NaN |
            | whole | 12345678901 |
            """);
  }

  @Test
  void isCommaSeparatedWithNumbersInFull() {
    assertThat(AnswerFormat.CSV.write(ANSWER))
        .isEqualTo(
            """
            optimizer,final_loss
            "adam, ""the first""\",-745.123456789
            "line
            break | _x_",1.0E-9
            ,NaN
            whole,12345678901
            """);
  }

  @Test
  void isAListOfObjectsWithNumbersInFullAndNullForWhatIsNoNumber() {
    assertThat(AnswerFormat.JSON.write(ANSWER))
        .isEqualTo(
            """
            [
              {"optimizer":"adam, \\"the first\\"","final_loss":-745.123456789},
              {"optimizer":"line\\nbreak | _x_","final_loss":1.0E-9},
              {"optimizer":null,"final_loss":null},
              {"optimizer":"whole","final_loss":12345678901}
            ]
            """);
  }

  @Test
  void writesWhatIsNoPlainValue() {
    Answer answer =
        answer(
            List.of(
                new Answer.Column("list", false),
                new Answer.Column("map", false),
                new Answer.Column("time", false),
                new Answer.Column("day", false),
                new Answer.Column("decimal", true),
                new Answer.Column("bytes", false),
                new Answer.Column("flag", false)),
            row(
                Arrays.asList(1, null, 2.5f),
                Map.of("a", List.of(true)),
                Instant.EPOCH,
                LocalDate.EPOCH,
                new BigDecimal("1.50"),
                new byte[] {1, -1},
                true));

    assertThat(AnswerFormat.JSON.write(answer))
        .contains(
            """
            {"list":[1,null,2.5],"map":{"a":[true]},"time":"1970-01-01T00:00:00Z",\
            "day":"1970-01-01","decimal":1.50,"bytes":"01ff","flag":true}""");
    assertThat(AnswerFormat.CSV.write(answer))
        .endsWith(
            """
            "[1,null,2.5]","{""a"":[true]}",1970-01-01T00:00:00Z,1970-01-01,1.50,01ff,true
            """);
  }

  @Test
  void hasItsHeadingsWhenThereAreNoRows() {
    Answer nothing = answer(List.of(new Answer.Column("n", true)));

    assertThat(AnswerFormat.TEXT.write(nothing)).startsWith(" n\n---\n");
    assertThat(AnswerFormat.CSV.write(nothing)).isEqualTo("n\n");
    assertThat(AnswerFormat.JSON.write(nothing)).isEqualTo("[]\n");
    assertThat(AnswerFormat.MARKDOWN.write(nothing)).isEqualTo("| n |\n| ---: |\n");
  }

  @Test
  void cannotBeJsonWhenTwoColumnsHaveOneName() {
    Answer twice =
        answer(List.of(new Answer.Column("loss", true), new Answer.Column("loss", true)));

    assertThatThrownBy(() -> AnswerFormat.JSON.write(twice))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("loss is there twice");
    assertThat(AnswerFormat.CSV.write(twice)).isEqualTo("loss,loss\n");
  }

  private static Answer answer(List<Answer.Column> columns, Object[]... rows) {
    return new Answer(columns, Arrays.stream(rows).map(Arrays::asList).toList(), false);
  }

  private static Object[] row(Object... values) {
    return values;
  }
}
