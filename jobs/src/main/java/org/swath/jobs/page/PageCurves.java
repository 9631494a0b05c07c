package org.swath.jobs.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunRecord;

/**
 * The curves of single runs that a page holds: of as many epoch metrics as there is room for, the
 * loss first, then what the convergence criterion is about, then the others in the plan's order.
 */
final class PageCurves {

  private final PageContent content;
  private final List<String> metrics;
  private final List<String> leftOut;

  PageCurves(PageContent content, PageLimits limits) {
    this.content = content;
    long numbers = content.records().stream().mapToLong(RunRecord::epochsCompleted).sum();
    List<String> wanted =
        Stream.concat(
                Stream.concat(
                    Stream.of("loss"),
                    content.report().criterion().map(CriterionSpec::metric).stream()),
                content.plan().epochMetrics().stream())
            .distinct()
            .filter(metric -> content.curves().containsKey(metric.replace('-', '_')))
            .toList();
    int room =
        numbers == 0
            ? wanted.size()
            : (int) Math.min(wanted.size(), limits.curveNumbers() / numbers);
    this.metrics = wanted.subList(0, room);
    this.leftOut = wanted.subList(room, wanted.size());
  }

  void addTo(ObjectNode tree) {
    ArrayNode names = tree.putArray("metrics");
    metrics.forEach(metric -> names.add(PageData.metric(metric)));
    ObjectNode runs = tree.putObject("runs");
    if (metrics.isEmpty()) {
      return;
    }
    for (RunRecord record : content.records()) {
      ArrayNode ofRun = runs.putArray(record.run().runId());
      for (String metric : metrics) {
        ArrayNode numbers = ofRun.addArray();
        double[] curve =
            content.curve(metric.replace('-', '_'), record.run().runId()).orElse(new double[0]);
        for (double number : curve) {
          numbers.add(CompactNumber.of(number));
        }
      }
    }
  }

  /** Which curves are not there, in a sentence; empty when all are. */
  Optional<String> leftOut() {
    if (leftOut.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "To keep this page quick, it holds %s; the results have all: left out are %s."
            .formatted(
                metrics.isEmpty()
                    ? "no curves of single runs"
                    : "the curves of single runs of "
                        + metrics.stream()
                            .map(PageCurves::inWords)
                            .collect(Collectors.joining(", "))
                        + " only",
                leftOut.stream().map(PageCurves::inWords).collect(Collectors.joining(", "))));
  }

  private static String inWords(String metric) {
    return metric.replace('-', ' ');
  }
}
