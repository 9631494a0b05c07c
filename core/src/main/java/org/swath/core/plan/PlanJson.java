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
import java.util.List;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/**
 * The stored form of a plan.
 *
 * <p>A number with a fraction or an exponent is a Double, any other a Long; both survive exactly.
 */
public final class PlanJson {

  /** The version of the format this class writes and reads. */
  public static final int FORMAT = 1;

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
   * Reads what {@link #write} wrote.
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
    ArrayNode cohorts = tree.putArray("cohorts");
    for (Cohort cohort : plan.cohorts()) {
      ArrayNode runs = cohorts.addObject().put("cohort_id", cohort.cohortId()).putArray("runs");
      cohort.runs().forEach(run -> runs.add(tree(run)));
    }
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
    if (format != FORMAT) {
      throw new PlanFormatException(
          "format must be %d, but is %d: another version of Swath wrote this plan"
              .formatted(FORMAT, format));
    }
    SweepPlan plan =
        new SweepPlan(
            json.text("sweep"),
            workload(json.object("workload")),
            data(json.object("data")),
            json.objects("factors").stream().map(PlanJson::factor).toList(),
            json.integers("seeds"),
            json.texts("epoch_metrics"),
            json.texts("run_metrics"),
            json.objects("cohorts").stream().map(PlanJson::cohort).toList(),
            json.text("spec_digest"),
            json.text("plan_digest"));
    json.requireAllRead();
    return plan;
  }

  private static WorkloadIdentity workload(JsonObject json) {
    WorkloadIdentity workload =
        new WorkloadIdentity(json.text("name"), json.smallInteger("version"));
    json.requireAllRead();
    return workload;
  }

  private static DatasetIdentity data(JsonObject json) {
    DatasetIdentity data =
        new DatasetIdentity(
            json.text("name"),
            json.smallInteger("version"),
            json.parameters("parameters"),
            json.text("fingerprint"));
    json.requireAllRead();
    return data;
  }

  private static Factor factor(JsonObject json) {
    Factor factor =
        new Factor(
            json.text("name"),
            json.text("column"),
            json.choice("type", FactorType.class),
            json.plainValues("levels"));
    json.requireAllRead();
    return factor;
  }

  private static Cohort cohort(JsonObject json) {
    List<RunSpec> runs = json.objects("runs").stream().map(PlanJson::run).toList();
    Cohort cohort = new Cohort(json.text("cohort_id"), runs);
    json.requireAllRead();
    return cohort;
  }

  private static RunSpec run(JsonObject json) {
    RunSpec run =
        new RunSpec(
            json.text("run_id"),
            json.text("configuration_id"),
            json.parameters("levels"),
            json.integer("seed"),
            runParameters(json.object("parameters")));
    json.requireAllRead();
    return run;
  }

  private static RunParameters runParameters(JsonObject json) {
    RunParameters parameters =
        new RunParameters(
            json.parameters("workload"),
            json.parameters("training"),
            json.text("optimizer"),
            json.parameters("optimizer_parameters"));
    json.requireAllRead();
    return parameters;
  }
}
