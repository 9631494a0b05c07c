package org.swath.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

/**
 * The stored form of a plan.
 *
 * <p>A number with a fraction or an exponent is a Double, any other a Long; both survive exactly.
 */
public final class PlanJson {

  /** The version of the format this class writes; it reads every version up to this one. */
  public static final int FORMAT = 3;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanJson() {}

  /** The plan as JSON, ending in a new line. */
  public static String write(SweepPlan plan) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withoutSpacesInObjectEntries();
    try {
      return new JsonMapper().writer(printer).writeValueAsString(tree(plan)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain nodes cannot fail to print", e);
    }
  }

  /**
   * Reads what {@link #write} wrote, now or in an earlier version of Swath.
   *
   * @throws PlanFormatException when {@code json} is anything else
   */
  public static SweepPlan read(String json) {
    ObjectReader reader =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    try {
      return plan(new JsonObject(reader.readTree(json), ""));
    } catch (JsonProcessingException e) {
      throw new PlanFormatException("A plan must be JSON, but " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new PlanFormatException("The plan contradicts itself: " + e.getMessage(), e);
    }
  }

  private static ObjectNode tree(SweepPlan plan) {
    ObjectNode tree = JSON.objectNode();
    tree.put("format", FORMAT);
    tree.put("sweep", plan.sweepName());
    tree.put("spec_digest", plan.specDigest());
    tree.put("plan_digest", plan.planDigest());
    tree.putObject("workload")
        .put("name", plan.workload().name())
        .put("version", plan.workload().version());
    ObjectNode data = tree.putObject("data");
    data.put("name", plan.data().name()).put("version", plan.data().version());
    data.set("parameters", tree(plan.data().parameters()));
    data.put("fingerprint", plan.data().fingerprint());
    ArrayNode factors = tree.putArray("factors");
    plan.factors().forEach(factor -> factors.add(tree(factor)));
    plan.seeds().forEach(tree.putArray("seeds")::add);
    plan.epochMetrics().forEach(tree.putArray("epoch_metrics")::add);
    plan.runMetrics().forEach(tree.putArray("run_metrics")::add);
    ArrayNode monitors = tree.putArray("monitors");
    plan.monitors().forEach(monitor -> monitors.add(tree(monitor)));
    ArrayNode runs = tree.putArray("runs");
    plan.runs().forEach(run -> runs.add(tree(run)));
    return tree;
  }

  private static ObjectNode tree(Factor factor) {
    ObjectNode tree = JSON.objectNode();
    tree.put("name", factor.name());
    tree.put("column", factor.column());
    tree.put("type", factor.type().name());
    ArrayNode levels = tree.putArray("levels");
    factor.levels().forEach(level -> levels.add(tree(level)));
    return tree;
  }

  private static ObjectNode tree(RunSpec run) {
    ObjectNode tree = JSON.objectNode();
    tree.put("run_id", run.runId());
    tree.put("configuration_id", run.configurationId());
    tree.put("seed", run.seed());
    tree.set("levels", tree(run.levels()));
    ObjectNode parameters = tree.putObject("parameters");
    parameters.set("workload", tree(run.parameters().workload()));
    parameters.set("training", tree(run.parameters().training()));
    parameters.put("optimizer", run.parameters().optimizer());
    parameters.set("optimizer_parameters", tree(run.parameters().optimizerParameters()));
    ObjectNode parts = parameters.putObject("parts");
    run.parameters().parts().forEach((part, choice) -> parts.set(part, tree(choice)));
    return tree;
  }

  private static ObjectNode tree(ComponentChoice choice) {
    ObjectNode tree = JSON.objectNode();
    tree.put("name", choice.name());
    tree.set("parameters", tree(choice.parameters()));
    return tree;
  }

  private static ObjectNode tree(ParameterValues values) {
    ObjectNode tree = JSON.objectNode();
    values.values().forEach((name, value) -> tree.set(name, tree(value)));
    return tree;
  }

  private static JsonNode tree(Object value) {
    return switch (FactorType.of(value)) {
      case TEXT -> JSON.textNode((String) value);
      case INTEGER -> JSON.numberNode((long) value);
      case NUMBER -> JSON.numberNode((double) value);
      case FLAG -> JSON.booleanNode((boolean) value);
    };
  }

  private static SweepPlan plan(JsonObject json) {
    long format = json.integer("format");
    if (format == 1) {
      return PlanFormat1.plan(json);
    }
    if (format == 2) {
      return PlanFormat2.plan(json);
    }
    if (format == 3) {
      return PlanFormat3.plan(json);
    }
    throw new PlanFormatException(
        "format must be from 1 to %d, but is %d: another version of Swath wrote this plan"
            .formatted(FORMAT, format));
  }
}
