package org.swath.jobs.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.plan.Factor;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.report.CheckText;
import org.swath.jobs.report.ConfigurationRow;
import org.swath.jobs.report.Unit;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * What the scripts of a page know of a sweep, as JSON: every run of the plan as an array of numbers
 * that point into lists of texts, since a sweep may have very many.
 *
 * <pre>
 * factors         [{column, name, levels: [text]}]
 * configurations  [{id, levels: [index in the factor's levels, or -1]}]
 * metrics         [{column, name, percent}]
 * listed          [index of a metric]: those that the list of runs has columns for
 * criterion       name, or ""
 * statuses, reasons, hosts   [text]
 * runs            [[id, configuration, seed, status, epochs completed, reason or -1, host or -1,
 *                   attempts, met (1, 0, or -1 for nothing), value of each metric...]]
 * curves          {metrics: [{column, name, percent}], runs: {id: [[number per epoch]]}}
 * </pre>
 */
final class PageData {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final int NOT_APPLYING = -1;

  private final PageContent content;
  private final PageLimits limits;

  PageData(PageContent content, PageLimits limits) {
    this.content = content;
    this.limits = limits;
  }

  /** JSON that means the same and can stand in a script element. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  String json() {
    ObjectNode tree = JSON.objectNode();
    factors(tree.putArray("factors"));
    Map<String, Integer> configurations = configurations(tree.putArray("configurations"));
    ArrayNode metrics = tree.putArray("metrics");
    content.report().metrics().forEach(metric -> metrics.add(metric(metric)));
    RunsSection.listed(content).forEach(tree.putArray("listed")::add);
    tree.put("criterion", content.report().criterion().map(CriterionSpec::name).orElse(""));
    runs(tree, configurations);
    new PageCurves(content, limits).addTo(tree.putObject("curves"));
    try {
      return new JsonMapper().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain nodes cannot fail to print", e);
    }
  }

  /** A metric by its dashed name. */
  static ObjectNode metric(String metric) {
    return JSON.objectNode()
        .put("column", metric.replace('-', '_'))
        .put("name", metric.replace('-', ' '))
        .put("percent", Unit.of(metric) == Unit.PERCENT);
  }

  private void factors(ArrayNode factors) {
    for (Factor factor : content.plan().factors()) {
      ObjectNode tree =
          factors
              .addObject()
              .put("column", factor.column())
              .put("name", factor.name().replace('-', ' '));
      ArrayNode levels = tree.putArray("levels");
      factor.levels().forEach(level -> levels.add(CheckText.level(level)));
    }
  }

  private Map<String, Integer> configurations(ArrayNode configurations) {
    Map<String, Integer> indices = new HashMap<>();
    for (ConfigurationRow row : content.report().configurations()) {
      indices.put(row.configurationId(), indices.size());
      ObjectNode tree = configurations.addObject().put("id", row.configurationId());
      ArrayNode levels = tree.putArray("levels");
      for (Factor factor : content.plan().factors()) {
        Object level = row.levels().values().get(factor.name());
        levels.add(level == null ? NOT_APPLYING : factor.levels().indexOf(level));
      }
    }
    return indices;
  }

  private void runs(ObjectNode tree, Map<String, Integer> configurations) {
    List<String> statuses =
        new ArrayList<>(Arrays.stream(RunStatus.values()).map(RunStatus::text).toList());
    statuses.add(RunRow.MISSING);
    TextList reasons = new TextList();
    TextList hosts = new TextList();
    ArrayNode runs = JSON.arrayNode();
    for (RunRow row : RunRow.of(content)) {
      ArrayNode run =
          runs.addArray()
              .add(row.run().runId())
              .add(configurations.get(row.run().configurationId()))
              .add(row.run().seed())
              .add(statuses.indexOf(row.status()))
              .add(row.record().map(RunRecord::epochsCompleted).orElse(0))
              .add(row.record().flatMap(RunRecord::reason).map(reasons::index).orElse(-1))
              .add(
                  row.record()
                      .map(record -> hosts.index(record.provenance().environment().host()))
                      .orElse(-1))
              .add(row.record().map(record -> record.provenance().attempts()).orElse(0))
              .add(row.met().map(met -> met ? 1 : 0).orElse(-1));
      row.values().forEach(value -> run.add(CompactNumber.of(value)));
    }
    statuses.forEach(tree.putArray("statuses")::add);
    reasons.texts().forEach(tree.putArray("reasons")::add);
    hosts.texts().forEach(tree.putArray("hosts")::add);
    tree.set("runs", runs);
  }

  /** Texts without repetition, in the order they were first met. */
  private static final class TextList {

    private final Map<String, Integer> indices = new LinkedHashMap<>();

    int index(String text) {
      return indices.computeIfAbsent(text, added -> indices.size());
    }

    Iterable<String> texts() {
      return indices.keySet();
    }
  }
}
