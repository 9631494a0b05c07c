package org.swath.jobs.compare;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import org.swath.jobs.report.TextForm;

/** A page for a terminal. */
final class ComparisonTextForm {

  private ComparisonTextForm() {}

  static String write(List<Block> blocks) {
    StringBuilder page = new StringBuilder();
    Block before = null;
    for (Block block : blocks) {
      if (before != null && !isOfOneParagraph(before, block)) {
        page.append("\n");
      }
      append(page, block);
      before = block;
    }
    return page.toString();
  }

  private static boolean isOfOneParagraph(Block before, Block block) {
    return before instanceof Block.Heading
        || (block instanceof Block.Paragraph paragraph && paragraph.goesOn());
  }

  private static void append(StringBuilder page, Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      page.append(TextForm.wrapped(paragraph.text(), ""));
    } else if (block instanceof Block.Lines lines) {
      lines.lines().forEach(line -> page.append(TextForm.wrapped(line, "")));
    } else if (block instanceof Block.Warning warning) {
      page.append(TextForm.wrapped("WARNING: " + warning.text(), ""));
    } else if (block instanceof Block.Heading heading) {
      page.append(TextForm.wrapped(heading.text(), ""));
    } else if (block instanceof Block.Items items) {
      page.append(TextForm.wrapped(items.introduction(), ""));
      items.items().forEach(item -> page.append(TextForm.wrapped(item, "  ")));
    } else if (block instanceof Block.Table table) {
      page.append(
          TextForm.plain(
              table.columns().stream().map(ComparisonTextForm::column).toList(),
              table.rows().stream().map(List::toArray).toList()));
    }
  }

  private static Column column(Block.Column column) {
    return TextForm.column(
        column.heading(), column.isNumber() ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT);
  }
}
