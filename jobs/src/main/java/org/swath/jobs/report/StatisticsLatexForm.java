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
    text.append(literal(page.title())).append("\n");
    for (StatisticsPage.Block block : page.blocks()) {
      text.append("\n");
      if (block instanceof StatisticsPage.Heading heading) {
        text.append("\\subsection*{").append(literal(heading.text())).append("}\n");
      } else if (block instanceof StatisticsPage.Paragraph paragraph) {
        text.append(literal(paragraph.text())).append("\n");
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
    return cells.stream()
        .map(StatisticsLatexForm::literal)
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  /** Text as LaTeX takes it: its own characters escaped, others than ASCII as commands. */
  static String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '<', '>' -> escaped.append('$').appendCodePoint(character).append('$');
                case '&', '%', '$', '#', '_', '{', '}' ->
                    escaped.append('\\').appendCodePoint(character);
                case 'η' -> escaped.append("$\\eta$");
                case 'ω' -> escaped.append("$\\omega$");
                case 'χ' -> escaped.append("$\\chi$");
                case '²' -> escaped.append("$^2$");
                case '×' -> escaped.append("$\\times$");
                default -> escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }
}
