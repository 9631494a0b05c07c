package org.swath.jobs.report;

import java.util.List;
import java.util.stream.Collectors;

/** The page in Markdown. */
final class StatisticsMarkdownForm implements StatisticsForm {

  @Override
  public String write(SweepStatistics statistics) {
    StatisticsPage page = new StatisticsPageWriter(statistics).page();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(literal(page.title())).append("\n");
    for (StatisticsPage.Block block : page.blocks()) {
      text.append("\n");
      if (block instanceof StatisticsPage.Heading heading) {
        text.append("## ").append(literal(heading.text())).append("\n");
      } else if (block instanceof StatisticsPage.Paragraph paragraph) {
        text.append(literal(paragraph.text())).append("\n");
      } else if (block instanceof StatisticsPage.Table table) {
        text.append(line(table.headings()));
        text.append("|");
        for (int i = 0; i < table.headings().size(); i++) {
          text.append(i < table.textColumns() ? " --- |" : " ---: |");
        }
        text.append("\n");
        table.rows().forEach(row -> text.append(line(row)));
      }
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(StatisticsMarkdownForm::literal)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String literal(String text) {
    return text.replaceAll("[\\\\`*_<|\\[]", "\\\\$0");
  }
}
