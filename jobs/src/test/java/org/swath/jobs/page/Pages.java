package org.swath.jobs.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.report.SmallCatalogue;
import org.swath.jobs.report.SyntheticSweep;
import org.swath.results.RunRecord;

/** Pages of sweeps that are made up. */
final class Pages {

  private Pages() {}

  static PageContent content(SyntheticSweep sweep) {
    return content(sweep, SyntheticSweep.SMALL);
  }

  static PageContent content(SyntheticSweep sweep, String specText) {
    return new PageContent(
        sweep.spec(),
        specText,
        sweep.plan(),
        sweep.report(),
        sweep.records(),
        sweep.curves(),
        Optional.of(sweep.statistics()),
        List.of(figure(sweep)));
  }

  /** A figure with a line, its band and a mark that is a run. */
  private static Figure figure(SyntheticSweep sweep) {
    try {
      ObjectNode option =
          (ObjectNode)
              new ObjectMapper()
                  .readTree(
                      """
                      {
                        "legend": {"top": 0},
                        "xAxis": {"type": "log", "name": "epoch"},
                        "yAxis": {"type": "value", "name": "loss"},
                        "series": [
                          {"type": "line", "name": "adam", "id": "line-adam", "dimensions": ["epoch", "loss"],
                           "data": [[1, 3], [2, 2], [4, 1]]},
                          {"type": "line", "name": "sgd", "id": "line-sgd", "dimensions": ["epoch", "loss"],
                           "data": [[1, 2], [2, 5], [4, 3]]},
                          {"type": "scatter", "name": "runs", "id": "runs", "dimensions": ["epoch", "loss"],
                           "symbolSize": 20, "data": [{"value": [2, 4], "runId": "RUN", "seed": 1, "name": "adam"}]}
                        ]
                      }
                      """
                          .replace("RUN", sweep.plan().runs().get(0).runId()));
      return new Figure(
          "losses", "Losses <by> epoch", "A line is one configuration.", option, 700, 420);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The figure of a test must be JSON", e);
    }
  }

  static String html(SyntheticSweep sweep) {
    return new SweepPage(PageLimits.standard()).html(content(sweep));
  }

  static Document document(SyntheticSweep sweep) {
    return Jsoup.parse(html(sweep));
  }

  /** The small sweep with one thing in its spec changed. */
  static SyntheticSweep changed(String from, String to) {
    if (!SyntheticSweep.SMALL.contains(from)) {
      throw new IllegalArgumentException("The small spec must contain what is changed: " + from);
    }
    return new SyntheticSweep(SyntheticSweep.SMALL.replace(from, to), SmallCatalogue.catalogue());
  }

  /** A sweep of one configuration, which has no factors. */
  static SyntheticSweep withoutFactors() {
    return changed(
            "grid:\n  optimizer: [adam, {name: sgd, momentum: [0, 0.9]}]", "  optimizer: adam")
        .completes(0, -743, 10, 0.925, 40);
  }

  /** The same content, its records read in another order. */
  static PageContent reordered(PageContent content) {
    List<RunRecord> records = new ArrayList<>(content.records());
    Collections.reverse(records);
    return new PageContent(
        content.spec(),
        content.specText(),
        content.plan(),
        content.report(),
        records,
        Map.copyOf(content.curves()),
        content.statistics(),
        content.figures());
  }
}
