package org.swath.core.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final Vocabulary vocabulary;
  private final SchemaNodes nodes = new SchemaNodes();

  private SpecJsonSchema(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.vocabulary = new Vocabulary(catalogue, Optional.empty());
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
    properties.set("workload", workload());
    properties.set(
        "data", data("What it is trained on: a name, or a mapping with its parameters."));
    properties.set("training", training());
    properties.set("grid", grid());
    properties.set("seeds", nodes.seeds());
    properties.set("lanes", nodes.count("Most runs that one Spark task trains together; 1: none."));
    if (!catalogue.monitors().isEmpty()) {
      properties.set("monitors", monitors());
    }
    properties.set("convergence", convergence());
    properties.set("report", new ReportSchema(catalogue, nodes).schema());
    properties.set("hypotheses", new HypothesesSchema(catalogue, nodes).schema());
    properties.set(SweepSpecReader.SCALES, scales(properties));
    ObjectNode root = nodes.object();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Swath sweep");
    root.setAll(
        nodes.mapping(
            "One training sweep.", properties, List.of("name", "workload", "data", "seeds")));
    return root;
  }

  /** The workloads, those with parameters of layers with the keys for these. */
  private ObjectNode workload() {
    ObjectNode schema =
        choice("What is trained: a name, or a mapping with its parameters.", workloads());
    for (JsonNode form : schema.withArray("anyOf")) {
      catalogue.workloads().stream()
          .filter(w -> w.component().name().equals(form.at("/properties/name/const").asText()))
          .forEach(w -> addLayers((ObjectNode) form, w.layerParameters(), nodes::level));
    }
    return schema;
  }

  /** Lets a mapping have keys of layers, whatever they are called. */
  private static void addLayers(
      ObjectNode mapping, List<Parameter> ofLayers, Function<Parameter, ObjectNode> value) {
    for (Parameter parameter : ofLayers) {
      String key = "^" + WorkloadComponent.LAYER + "\\." + parameter.name() + "$";
      mapping.withObject("/patternProperties").set(key, value.apply(parameter));
    }
  }

  private List<Parameter> ofLayers() {
    return catalogue.workloads().stream().flatMap(w -> w.layerParameters().stream()).toList();
  }

  private List<Component> workloads() {
    return catalogue.workloads().stream().map(WorkloadComponent::component).toList();
  }

  /** A scale may hold what a spec may; its keys point there. */
  private ObjectNode scales(ObjectNode ofSpec) {
    ObjectNode properties = nodes.object();
    ofSpec
        .fieldNames()
        .forEachRemaining(
            key -> properties.set(key, nodes.object().put("$ref", "#/properties/" + key)));
    ObjectNode schema =
        nodes.described(
            "Reduced forms of the sweep, by name: what each gives in the spec's place.");
    schema.put("type", "object").put("minProperties", 1);
    schema.set("propertyNames", nodes.object().put("pattern", "^" + SweepSpec.NAME_PATTERN + "$"));
    schema.set(
        "additionalProperties",
        nodes.mapping("One scale.", properties, List.of()).put("minProperties", 1));
    return schema;
  }

  private ObjectNode choice(String description, List<Component> components) {
    ObjectNode schema = nodes.described(description);
    schema.set("anyOf", forms(components, List.of(), nodes::value));
    return schema;
  }

  /** The choice of a dataset, which has no other place for what must be given. */
  private ObjectNode data(String description) {
    ObjectNode schema = nodes.described(description);
    ArrayNode forms = schema.putArray("anyOf");
    forms.add(names(catalogue.datasets().stream().filter(d -> required(d).isEmpty()).toList()));
    for (Component dataset : catalogue.datasets()) {
      ObjectNode form = form(dataset, List.of(), nodes::value);
      required(dataset).forEach(((ArrayNode) form.get("required"))::add);
      forms.add(form);
    }
    return schema;
  }

  private static List<String> required(Component component) {
    return component.parameters().stream()
        .filter(parameter -> parameter.defaultValue().isEmpty())
        .map(Parameter::name)
        .toList();
  }

  /** The ways to choose one of {@code components}: its name alone, or a mapping. */
  private ArrayNode forms(
      List<Component> components,
      Collection<Parameter> borrowed,
      Function<Parameter, ObjectNode> value) {
    ArrayNode forms = nodes.array();
    forms.add(names(components));
    components.forEach(component -> forms.add(form(component, borrowed, value)));
    return forms;
  }

  /** A mapping that chooses a component. */
  private ObjectNode form(
      Component component, Collection<Parameter> borrowed, Function<Parameter, ObjectNode> value) {
    ObjectNode properties = nodes.object();
    properties.set("name", nodes.constant(component.name(), component.description() + "."));
    component.parameters().forEach(p -> properties.set(p.name(), value.apply(p)));
    borrowed.forEach(p -> properties.set(p.name(), value.apply(p)));
    return nodes.mapping(component.description() + ".", properties, List.of("name"));
  }

  private ObjectNode names(List<Component> components) {
    return nodes.oneOf(components.stream().map(Component::name).toList());
  }

  private ObjectNode training() {
    ObjectNode properties = nodes.object();
    catalogue.training().forEach(p -> properties.set(p.name(), nodes.value(p)));
    for (TrainingPart part : vocabulary.trainingParts().values()) {
      ObjectNode one = nodes.described("The " + part.kind() + " of every run.");
      one.set("anyOf", forms(part.components(), part.borrowed().values(), nodes::value));
      part.standard().ifPresent(component -> one.put("default", component.name()));
      properties.set(part.name(), one);
    }
    return nodes.mapping("What every run has in common.", properties, List.of());
  }

  private ObjectNode grid() {
    ObjectNode properties = nodes.object();
    for (TrainingPart part : vocabulary.trainingParts().values()) {
      ObjectNode form = nodes.object();
      form.set("anyOf", forms(part.components(), part.borrowed().values(), nodes::valueOrLevels));
      properties.set(
          part.name(), nodes.list("The " + part.kinds() + " to compare, each once.", form));
    }
    catalogue.training().forEach(p -> properties.set(p.name(), nodes.levels(p)));
    for (Component workload : workloads()) {
      for (Parameter parameter : workload.parameters()) {
        properties.set(parameter.name(), nodes.levels(parameter));
      }
    }
    properties.set(JointLevels.TOGETHER, together());
    ObjectNode grid =
        nodes.mapping(
            "What varies: every combination is run. The first factor varies slowest.",
            properties,
            List.of());
    addLayers(grid, ofLayers(), nodes::levels);
    return grid.put("minProperties", 1);
  }

  private ObjectNode together() {
    ObjectNode properties = nodes.object();
    catalogue.training().forEach(p -> properties.set(p.name(), nodes.level(p)));
    workloads().stream()
        .flatMap(workload -> workload.parameters().stream())
        .forEach(p -> properties.set(p.name(), nodes.level(p)));
    for (TrainingPart part : vocabulary.trainingParts().values()) {
      properties.set(
          part.name(),
          nodes
              .described("The " + part.kind() + " of the combination.")
              .put("$ref", "#/properties/training/properties/" + part.name()));
    }
    ObjectNode combination = nodes.mapping("Each factor with its level.", properties, List.of());
    addLayers(combination, ofLayers(), nodes::level);
    combination.put("minProperties", 1);
    ObjectNode axis = nodes.list("Each combination once.", combination);
    ObjectNode schema =
        nodes.described("Levels that factors take together: they vary as one. A list, or several.");
    ObjectNode another =
        nodes.object().put("$ref", "#/properties/grid/properties/together/anyOf/0");
    schema.putArray("anyOf").add(axis).add(nodes.list("A list for each axis.", another));
    return schema;
  }

  private ObjectNode monitors() {
    ObjectNode form = nodes.object();
    form.set("anyOf", forms(vocabulary.monitors(), List.of(), nodes::value));
    return nodes.list(
        "What is measured every epoch beside what the workload reports, each once.", form);
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
    List<String> monitored =
        catalogue.monitors().stream().flatMap(m -> m.epochMetrics().stream()).toList();
    properties.set("name", nodes.name("How reports refer to the criterion."));
    properties.set("criterion", nodes.constant(kind.name(), kind.description() + "."));
    properties.set("metric", nodes.oneOf(vocabulary.criterionMetrics(monitored)));
    kind.parameters().forEach(p -> properties.set(p.name(), nodes.value(p)));
    List<String> required = new ArrayList<>(List.of("name", "criterion", "metric"));
    kind.parameters().stream()
        .filter(p -> p.defaultValue().isEmpty())
        .forEach(p -> required.add(p.name()));
    return nodes.mapping(kind.description() + ".", properties, required);
  }
}
