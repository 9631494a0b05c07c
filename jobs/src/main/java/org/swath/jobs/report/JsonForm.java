package org.swath.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.swath.core.finding.Effect;
import org.swath.core.finding.Finding;
import org.swath.core.finding.Gap;
import org.swath.core.plan.Factor;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.PublishedTable;
import org.swath.core.spec.PublishedValue;
import org.swath.core.stats.SeedSummary;
import org.swath.results.RunStatus;

/**
 * One object with everything, numbers as stored; no number is null. Its names are relied on: new
 * ones may be added, none may change.
 */
public final class JsonForm implements ReportForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String write(SweepReport report) {
    ObjectNode tree = JSON.objectNode();
    tree.put("sweep", report.sweepName());
    tree.put("standard_deviation", "population");
    tree.set(
        "criterion", report.criterion().<JsonNode>map(JsonForm::criterion).orElse(JSON.nullNode()));
    tree.set("status", status(report.runs()));
    ArrayNode configurations = tree.putArray("configurations");
    report.configurations().forEach(row -> configurations.add(configuration(report, row)));
    ArrayNode notCompleted = tree.putArray("not_completed");
    for (UnfinishedReason reason : report.notCompleted()) {
      notCompleted
          .addObject()
          .put("status", reason.status().text())
          .put("reason", reason.reason())
          .put("runs", reason.runs());
    }
    report
        .reproduction()
        .ifPresent(reproduction -> tree.set("reproduction", reproduction(reproduction)));
    if (!report.findings().isEmpty()) {
      ArrayNode findings = tree.putArray("findings");
      report.findings().forEach(finding -> findings.add(finding(finding)));
    }
    return pretty(tree);
  }

  /** The tree as text, ending in a new line. */
  public static String pretty(ObjectNode tree) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new JsonMapper().writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain nodes cannot fail to print", e);
    }
  }

  /** A criterion with each parameter of its kind, {@code minimum_improvement}. */
  static ObjectNode criterion(CriterionSpec criterion) {
    ObjectNode tree = JSON.objectNode();
    tree.put("name", criterion.name());
    tree.put("metric", criterion.metric());
    tree.put("kind", criterion.rule().kind());
    criterion
        .rule()
        .parameters()
        .values()
        .forEach((name, value) -> tree.set(name.replace('-', '_'), level(value)));
    return tree;
  }

  private static ObjectNode configuration(SweepReport report, ConfigurationRow row) {
    ObjectNode tree = JSON.objectNode();
    for (Factor factor : report.factors()) {
      tree.set(factor.column(), level(row.levels().values().get(factor.name())));
    }
    tree.put("configuration_id", row.configurationId());
    tree.put("runs", row.runs().planned());
    tree.put("n", row.runs().completed());
    tree.set("status", status(row.runs()));
    row.metrics().forEach(metric -> tree.set(metric.column(), metric(metric)));
    return tree;
  }

  static ObjectNode status(RunCounts runs) {
    ObjectNode tree = JSON.objectNode();
    for (RunStatus status : RunStatus.values()) {
      tree.put(status.text(), runs.of(status));
    }
    return tree.put("missing", runs.missing());
  }

  private static ObjectNode metric(MetricSummary metric) {
    SeedSummary overSeeds = metric.overSeeds();
    ObjectNode tree = JSON.objectNode();
    tree.set("mean", number(overSeeds.mean()));
    tree.set("sd", number(overSeeds.standardDeviation()));
    tree.put("n", overSeeds.n());
    metric.notMet().ifPresent(notMet -> tree.put("not_met", notMet));
    metric.published().ifPresent(published -> tree.set("published", published(published)));
    return tree;
  }

  private static ObjectNode published(PublishedValue published) {
    ObjectNode tree = JSON.objectNode().put("mean", published.mean());
    return tree.put("sd", published.sd().orElse(null));
  }

  private static ObjectNode reproduction(Reproduction reproduction) {
    ObjectNode tree = JSON.objectNode();
    tree.put("verdict", reproduction.verdict().name().toLowerCase(Locale.ROOT));
    tree.put("source", reproduction.published().map(PublishedTable::source).orElse(null));
    ArrayNode checks = tree.putArray("checks");
    for (AcceptanceCheck check : reproduction.checks()) {
      CheckText text = new CheckText(check);
      checks
          .addObject()
          .put("configuration_id", check.configuration().configurationId())
          .put("metric", check.metric().column())
          .put("outcome", check.outcome().name().toLowerCase(Locale.ROOT))
          .put("must_hold", text.mustHold())
          .put("measured", text.measured());
    }
    return tree;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode tree = JSON.objectNode();
    tree.put("name", finding.hypothesis().name());
    tree.put("claim", finding.hypothesis().claim().orElse(null));
    tree.put("kind", finding.hypothesis().statement().kind());
    tree.put("statement", finding.statement());
    tree.put("verdict", finding.verdict().text());
    tree.put("reason", finding.reason());
    tree.put("test", finding.test());
    tree.put("level", finding.hypothesis().level());
    tree.set("p_value", number(finding.pValue().orElse(Double.NaN)));
    Effect effect = finding.effect();
    ObjectNode quantity = tree.putObject("effect");
    quantity.put("what", effect.what()).put("unit", effect.unit());
    quantity.set("value", number(effect.value()));
    quantity.set("lower", number(effect.interval().lower()));
    quantity.set("upper", number(effect.interval().upper()));
    quantity.put("confidence", effect.interval().confidence());
    tree.put("runs", finding.runs());
    ObjectNode leftOut = tree.putObject("left_out");
    for (Gap gap : Gap.values()) {
      leftOut.put(gap.name().toLowerCase(Locale.ROOT), finding.leftOut().getOrDefault(gap, 0));
    }
    ArrayNode notes = tree.putArray("notes");
    finding.notes().forEach(notes::add);
    return tree;
  }

  /** A level, or null where the factor does not apply. */
  public static JsonNode level(Object level) {
    return Optional.ofNullable(level)
        .<JsonNode>map(
            value -> {
              if (value instanceof String text) {
                return JSON.textNode(text);
              }
              if (value instanceof Boolean flag) {
                return JSON.booleanNode(flag);
              }
              return value instanceof Long whole
                  ? JSON.numberNode(whole)
                  : JSON.numberNode((Double) value);
            })
        .orElse(JSON.nullNode());
  }

  /** A finite number, or null. */
  public static JsonNode number(double number) {
    return Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
  }
}
