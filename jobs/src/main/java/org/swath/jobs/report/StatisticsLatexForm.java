package org.swath.jobs.report;

import java.util.List;
import java.util.stream.Collectors;

/** The page in LaTeX: sections, paragraphs and plain {@code tabular}s. */
final class StatisticsLatexForm implements StatisticsForm {

  @Override
  public String write(SweepStatistics statistics) {
    StatisticsPage page = new StatisticsPageWriter(statistics).page();
    StringBuilder text = new StringBuilder();
    text.append("% ").append(page.title()).append("\n");
    text.append(LatexText.of(page.title())).append("\n");
    for (StatisticsPage.Block block : page.blocks()) {
      text.append("\n");
      if (block instanceof StatisticsPage.Heading heading) {
        text.append("\\subsection*{").append(LatexText.of(heading.text())).append("}\n");
      } else if (block instanceof StatisticsPage.Paragraph paragraph) {
        text.append(LatexText.of(paragraph.text())).append("\n");
      } else if (block instanceof StatisticsPage.Table table) {
        int numbers = table.headings().size() - table.textColumns();
        text.append("\\begin{tabular}{")
            .append("l".repeat(table.textColumns()))
            .append("r".repeat(numbers))
            .append("}\n\\hline\n")
            .append(line(table.headings()))
            .append("\\hline\n");
        table.rows().forEach(row -> text.append(line(row)));
        text.append("\\hline\n\\end{tabular}\n");
      }
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(LatexText::of).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }
}
