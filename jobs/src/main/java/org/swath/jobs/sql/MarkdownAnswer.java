package org.swath.jobs.sql;

import java.util.List;
import java.util.regex.Pattern;

/** A Markdown table. */
final class MarkdownAnswer implements AnswerForm {

  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*<\\[|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  @Override
  public String write(Answer answer) {
    StringBuilder page = new StringBuilder();
    List<Answer.Column> columns = answer.columns();
    page.append(line(columns.stream().map(column -> literal(column.name())).toList()));
    page.append(line(columns.stream().map(column -> column.number() ? "---:" : "---").toList()));
    for (List<Object> row : answer.rows()) {
      page.append(line(row.stream().map(ValueText::brief).map(MarkdownAnswer::literal).toList()));
    }
    return page.toString();
  }

  /** Text from elsewhere, on one line; underscores inside a word mean nothing in Markdown. */
  private static String literal(String text) {
    return MARKUP.matcher(text).replaceAll("\\\\$0").replaceAll("\\R", " ");
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
