package org.swath.jobs.sql;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.stream.Collectors;

/** A table without borders, its headings underlined. */
final class TextAnswer implements AnswerForm {

  /** Where ascii-table wants the character that underlines the headings. */
  private static final int UNDER_HEADINGS = 8;

  @Override
  public String write(Answer answer) {
    Character[] border = AsciiTable.NO_BORDERS.clone();
    border[UNDER_HEADINGS] = '-';
    return AsciiTable.builder()
        .lineSeparator("\n")
        .border(border)
        .data(
            answer.columns().stream().map(TextAnswer::column).toArray(Column[]::new),
            answer.rows().stream()
                .map(row -> row.stream().map(TextAnswer::cell).toArray())
                .toArray(Object[][]::new))
        .asString()
        .lines()
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static Column column(Answer.Column column) {
    HorizontalAlign align = column.number() ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
    return new Column()
        .header(column.name())
        .headerAlign(align)
        .dataAlign(align)
        .maxWidth(Integer.MAX_VALUE);
  }

  private static String cell(Object value) {
    return ValueText.brief(value).replaceAll("\\R", " ");
  }
}
