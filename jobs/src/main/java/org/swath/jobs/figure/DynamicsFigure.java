package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.swath.core.plan.Factor;
import org.swath.core.spec.CriterionSpec;

/**
 * How optimizers and learning rates train: loss curves, a panel for each optimizer and a line for
 * each rate, beside convergence epochs.
 */
final class DynamicsFigure {

  private static final int CURVES_WIDTH = 800;
  private static final int EPOCHS_WIDTH = 250;
  private static final int RIGHT = 30;
  private static final int ABOVE = 44;
  private static final int PANEL_HEIGHT = 320;

  private final String id;
  private final EpochAxis axis;
  private final CriterionSpec criterion;
  private final List<FiguredRun> runs;
  private final Panels panels;
  private final List<Factor> factors;
  private final String notDrawn;

  /**
   * @param runs with loss curves, one at least of them completed
   * @param panels of these runs, the rates as lines
   * @param factors all that vary
   * @param notDrawn as {@link CurveFigure} has it
   */
  DynamicsFigure(
      String id,
      EpochAxis axis,
      CriterionSpec criterion,
      List<FiguredRun> runs,
      Panels panels,
      List<Factor> factors,
      String notDrawn) {
    this.id = id;
    this.axis = axis;
    this.criterion = criterion;
    this.runs = runs;
    this.panels = panels;
    this.factors = factors;
    this.notDrawn = notDrawn;
  }

  Figure figure() {
    CurveFigure curves = new CurveFigure("loss", axis, panels, notDrawn);
    ConvergenceFigure epochs =
        new ConvergenceFigure(
            criterion, runs.stream().filter(FiguredRun::completed).toList(), this::levels);
    int legendHeight = Layout.legendHeight(panels.lines(), CURVES_WIDTH);
    int count = panels.panels().size();
    Layout layout = new Layout(count, Math.min(count, 2), PANEL_HEIGHT, legendHeight, CURVES_WIDTH);
    ObjectNode option = Axes.object();
    option.putObject("tooltip").put("trigger", "item");
    curves.addPanels(option, layout, 0);
    int left = CURVES_WIDTH + epochs.labelWidth();
    ObjectNode grid = Axes.object().put("left", left).put("width", EPOCHS_WIDTH);
    grid.put("top", legendHeight + ABOVE);
    grid.put("height", layout.height() - legendHeight - ABOVE - 52);
    epochs.addPanel(option, grid, count);
    option.withArray("/legend").add(Layout.legend(panels.lines(), CURVES_WIDTH));
    ObjectNode marks = Layout.pointLegend(ConvergenceFigure.MARKS);
    option.withArray("/legend").add(marks.put("left", CURVES_WIDTH).put("itemGap", 10));
    return new Figure(
        id,
        "Training dynamics by optimizer and learning rate",
        "Left: " + decapitalized(curves.caption()) + " Right: " + decapitalized(epochs.caption()),
        option,
        left + EPOCHS_WIDTH + RIGHT,
        layout.height());
  }

  /** The bare levels: the panels beside them say what they are of. */
  private String levels(FiguredRun run) {
    return factors.stream()
        .map(factor -> run.level(factor.name()))
        .filter(Objects::nonNull)
        .map(Labels::level)
        .collect(Collectors.joining(" "));
  }

  private static String decapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
