package org.swath.jobs.report;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;

/** The page for a terminal. */
final class StatisticsTextForm implements StatisticsForm {

  @Override
  public String write(SweepStatistics statistics) {
    StatisticsPage page = new StatisticsPageWriter(statistics).page();
    StringBuilder text = new StringBuilder();
    text.append(page.title()).append("\n");
    boolean afterTable = true;
    for (StatisticsPage.Block block : page.blocks()) {
      if (block instanceof StatisticsPage.Heading heading) {
        text.append("\n").append(heading.text()).append("\n");
        text.append("=".repeat(heading.text().length())).append("\n");
      } else if (block instanceof StatisticsPage.Paragraph paragraph) {
        text.append(afterTable ? "\n" : "").append(TextForm.wrapped(paragraph.text(), ""));
      } else if (block instanceof StatisticsPage.Table table) {
        text.append("\n").append(table(table));
      }
      afterTable = !(block instanceof StatisticsPage.Paragraph);
    }
    return text.toString();
  }

  private static String table(StatisticsPage.Table table) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.headings().size(); i++) {
      String heading = table.headings().get(i).replace("-", "\u2010").replace(' ', '-');
      columns.add(
          TextForm.column(
              heading, i < table.textColumns() ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT));
    }
    columns.forEach(column -> column.header(column.getHeader().replace("\u2010", "-")));
    List<Object[]> lines = new ArrayList<>();
    table.rows().forEach(row -> lines.add(row.toArray()));
    return TextForm.plain(columns, lines);
  }
}
