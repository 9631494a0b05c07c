package org.swath.jobs.compare;

import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown. */
final class ComparisonMarkdownForm {

  private ComparisonMarkdownForm() {}

  static String write(List<Block> blocks) {
    StringBuilder page = new StringBuilder();
    for (Block block : blocks) {
      page.append(page.length() == 0 ? "" : "\n");
      append(page, block);
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      page.append(literal(paragraph.text())).append("\n");
    } else if (block instanceof Block.Lines lines) {
      page.append(
          lines.lines().stream()
              .map(line -> literal(line) + "\n")
              .collect(Collectors.joining("\n")));
    } else if (block instanceof Block.Warning warning) {
      page.append("**Warning:** ").append(literal(warning.text())).append("\n");
    } else if (block instanceof Block.Heading heading) {
      page.append("### ").append(literal(heading.text())).append("\n");
    } else if (block instanceof Block.Items items) {
      page.append(literal(items.introduction())).append("\n\n");
      items.items().forEach(item -> page.append("- ").append(literal(item)).append("\n"));
    } else if (block instanceof Block.Table table) {
      page.append(line(table.columns().stream().map(Block.Column::heading).toList()));
      page.append(
          line(
              table.columns().stream().map(column -> column.isNumber() ? "---:" : "---").toList()));
      table.rows().forEach(row -> page.append(line(row)));
    }
  }

  /** Text from elsewhere, such as a level or the name of a processor, is not meant as Markdown. */
  private static String literal(String text) {
    return text.replaceAll("[\\\\`*_<\\[]", "\\\\$0");
  }

  private static String line(List<String> cells) {
    List<String> escaped = cells.stream().map(cell -> literal(cell).replace("|", "\\|")).toList();
    return "| " + String.join(" | ", escaped) + " |\n";
  }
}
