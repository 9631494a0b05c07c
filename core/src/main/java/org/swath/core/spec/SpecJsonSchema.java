package org.swath.core.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

/**
 * The JSON Schema of specs, for editors to complete, explain and check them by.
 *
 * <p>It knows what each key may hold, not how keys depend on each other: what it refuses, {@link
 * SweepSpecReader} refuses too, but not the other way round.
 */
public final class SpecJsonSchema {

  private final Catalogue catalogue;
  private final SchemaNodes nodes = new SchemaNodes();

  private SpecJsonSchema(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The schema, in draft 2020-12, of specs that name what is in {@code catalogue}. */
  public static String of(Catalogue catalogue) {
    ObjectNode schema = new SpecJsonSchema(catalogue).schema();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return new ObjectMapper()
              .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter))
              .writeValueAsString(schema)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain nodes cannot fail to print", e);
    }
  }

  private ObjectNode schema() {
    ObjectNode properties = nodes.object();
    properties.set(
        "name", nodes.name("Names the sweep, and by default the folder of its results."));
    properties.set("description", nodes.text("What the sweep is for."));
    properties.set(
        "workload",
        choice("What is trained: a name, or a mapping with its parameters.", workloads()));
    properties.set(
        "data",
        choice(
            "What it is trained on: a name, or a mapping with its parameters.",
            catalogue.datasets()));
    properties.set("training", training());
    properties.set("grid", grid());
    properties.set("seeds", nodes.seeds());
    properties.set("lanes", nodes.count("Most runs that one Spark task trains together; 1: none."));
    properties.set("convergence", convergence());
    properties.set("report", new ReportSchema(catalogue, nodes).schema());
    ObjectNode root = nodes.object();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Swath sweep");
    root.setAll(
        nodes.mapping(
            "One training sweep.", properties, List.of("name", "workload", "data", "seeds")));
    return root;
  }

  private List<Component> workloads() {
    return catalogue.workloads().stream().map(WorkloadComponent::component).toList();
  }

  private ObjectNode choice(String description, List<Component> components) {
    ArrayNode alternatives = nodes.array();
    alternatives.add(names(components));
    for (Component component : components) {
      ObjectNode properties = nodes.object();
      properties.set("name", nodes.constant(component.name(), component.description() + "."));
      component.parameters().forEach(p -> properties.set(p.name(), nodes.value(p)));
      alternatives.add(nodes.mapping(component.description() + ".", properties, List.of("name")));
    }
    ObjectNode schema = nodes.described(description);
    schema.set("anyOf", alternatives);
    return schema;
  }

  private ObjectNode names(List<Component> components) {
    return nodes.oneOf(components.stream().map(Component::name).toList());
  }

  private ObjectNode training() {
    ObjectNode properties = nodes.object();
    catalogue.training().forEach(p -> properties.set(p.name(), nodes.value(p)));
    ObjectNode optimizer = nodes.described("The optimizer of every run.");
    optimizer.set("anyOf", optimizerForms(false));
    properties.set(OptimizerLevels.NAME, optimizer);
    return nodes.mapping("What every run has in common.", properties, List.of());
  }

  private ObjectNode grid() {
    ObjectNode properties = nodes.object();
    ObjectNode optimizers = nodes.described("The optimizers to compare, each once.");
    optimizers.put("type", "array").put("minItems", 1).put("uniqueItems", true);
    ObjectNode form = nodes.object();
    form.set("anyOf", optimizerForms(true));
    optimizers.set("items", form);
    properties.set(OptimizerLevels.NAME, optimizers);
    catalogue.training().forEach(p -> properties.set(p.name(), nodes.levels(p)));
    for (Component workload : workloads()) {
      for (Parameter parameter : workload.parameters()) {
        properties.set(parameter.name(), nodes.levels(parameter));
      }
    }
    return nodes
        .mapping(
            "What varies: every combination is run. The first factor varies slowest.",
            properties,
            List.of())
        .put("minProperties", 1);
  }

  private ArrayNode optimizerForms(boolean mayVary) {
    ArrayNode forms = nodes.array();
    forms.add(names(catalogue.optimizers()));
    for (Component optimizer : catalogue.optimizers()) {
      ObjectNode properties = nodes.object();
      properties.set("name", nodes.constant(optimizer.name(), optimizer.description() + "."));
      List<Parameter> parameters = new ArrayList<>(optimizer.parameters());
      catalogue.training().stream()
          .filter(p -> p.name().equals(Vocabulary.LEARNING_RATE))
          .forEach(parameters::add);
      for (Parameter parameter : parameters) {
        properties.set(
            parameter.name(), mayVary ? nodes.valueOrLevels(parameter) : nodes.value(parameter));
      }
      forms.add(nodes.mapping(optimizer.description() + ".", properties, List.of("name")));
    }
    return forms;
  }

  private ObjectNode convergence() {
    ArrayNode kinds = nodes.array();
    for (CriterionKind kind : CriterionKind.all()) {
      kinds.add(criterion(kind.component()));
    }
    ObjectNode schema =
        nodes.described("When a run counts as converged; reports show the first criterion.");
    schema.put("type", "array").put("minItems", 1);
    schema.set("items", nodes.object().set("anyOf", kinds));
    return schema;
  }

  private ObjectNode criterion(Component kind) {
    ObjectNode properties = nodes.object();
    properties.set("name", nodes.name("How reports refer to the criterion."));
    properties.set("criterion", nodes.constant(kind.name(), kind.description() + "."));
    properties.set(
        "metric", nodes.oneOf(new Vocabulary(catalogue, Optional.empty()).criterionMetrics()));
    kind.parameters().forEach(p -> properties.set(p.name(), nodes.value(p)));
    List<String> required = new ArrayList<>(List.of("name", "criterion", "metric"));
    kind.parameters().stream()
        .filter(p -> p.defaultValue().isEmpty())
        .forEach(p -> required.add(p.name()));
    return nodes.mapping(kind.description() + ".", properties, required);
  }
}
