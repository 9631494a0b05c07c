package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;

/** Reads a sweep's spec from YAML. */
public final class SweepSpecReader {

  /** The key for reduced forms of the sweep. */
  static final String SCALES = "scales";

  private static final List<String> KEYS =
      List.of(
          "name",
          "description",
          "workload",
          "data",
          "training",
          "grid",
          "seeds",
          "lanes",
          "monitors",
          "convergence",
          "report",
          "hypotheses");

  private static final Domain LANES = new Domain.IntegerRange(1, SweepSpec.MAXIMUM_RUNS);

  private final Catalogue catalogue;

  private SweepSpecReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads the full sweep of a spec; its scales are read too, so that they are right.
   *
   * @param text YAML 1.2, one document, without tags
   * @param fileName what error messages call the file
   * @param catalogue what the spec may name
   * @throws InvalidSpecException with every problem of the text, when it has any
   * @throws IllegalArgumentException when the catalogue's own names collide
   */
  public static SweepSpec read(String text, String fileName, Catalogue catalogue) {
    return readWithScales(text, fileName, catalogue).full();
  }

  /**
   * Reads a spec with its scales. The scales are looked at once the sweep itself is right: what is
   * wrong with the one is as wrong with the others.
   *
   * @param text YAML 1.2, one document, without tags
   * @param fileName what error messages call the file
   * @param catalogue what the spec may name
   * @throws InvalidSpecException with every problem of the sweep, or else of its scales
   * @throws IllegalArgumentException when the catalogue's own names collide
   */
  public static SweepScales readWithScales(String text, String fileName, Catalogue catalogue) {
    CatalogueCheck.requireDistinctColumns(catalogue);
    Problems problems = new Problems(fileName);
    SweepSpecReader reader = new SweepSpecReader(catalogue);
    Optional<SpecMapping> root =
        new YamlDocument(problems)
            .root(text)
            .map(node -> new SpecNode(node, "", problems))
            .flatMap(node -> node.mapping("a sweep's settings, such as name, workload and seeds"));
    root.ifPresent(reader::allowKeys);
    Optional<SweepSpec> full = root.flatMap(reader::read);
    problems.throwIfAny();
    MappingNode spec = (MappingNode) root.orElseThrow().self().node();
    Map<String, SweepSpec> scales =
        root.get()
            .find(SCALES)
            .map(new ScalesReader(spec, full.orElseThrow().name(), reader::scale)::read)
            .orElse(Map.of());
    problems.throwIfAny();
    return new SweepScales(full.get(), scales);
  }

  private void allowKeys(SpecMapping root) {
    List<String> valid = new ArrayList<>(KEYS);
    valid.add(SCALES);
    root.allowOnly(valid, new Vocabulary(catalogue, Optional.empty())::rightPlaceOf);
  }

  private Optional<SweepSpec> scale(SpecNode node) {
    Optional<SpecMapping> root = node.mapping("what the scale changes");
    Vocabulary vocabulary = new Vocabulary(catalogue, Optional.empty());
    root.ifPresent(
        mapping ->
            mapping.allowOnly(
                KEYS,
                name ->
                    name.equals(SCALES)
                        ? Optional.of("A scale has none of its own: write it beside the others.")
                        : vocabulary.rightPlaceOf(name)));
    return root.flatMap(this::read);
  }

  private Optional<SweepSpec> read(SpecMapping root) {
    Optional<String> name =
        root.require("name", "It also names the folder of the results.")
            .flatMap(SweepSpecReader::name);
    Optional<String> description =
        root.find("description").flatMap(node -> node.text("text, or left out"));
    RunSettingsReader.RunSettings settings = new RunSettingsReader(catalogue).read(root);
    Vocabulary vocabulary = settings.vocabulary();
    Optional<DataChoice> data = data(root, vocabulary);
    Optional<List<Long>> seeds =
        root.require("seeds", "Write a list such as [1, 2, 3], or {first: 1, count: 3}.")
            .flatMap(SeedsReader::read);
    Optional<Integer> lanes = root.find("lanes").flatMap(SweepSpecReader::lanes);
    Optional<List<ComponentChoice>> monitors = monitors(root, vocabulary);
    List<String> metrics = vocabulary.criterionMetrics(monitoredMetrics(monitors));
    List<CriterionSpec> convergence =
        root.find("convergence").map(new ConvergenceReader(metrics)::read).orElse(List.of());
    Optional<RunSettingsReader.RightSettings> right =
        settings.right().filter(s -> isPlannable(root, s, seeds.map(List::size).orElse(1)));
    FactorSelector selector = selector(settings, right);
    List<String> reported = settings.vocabulary().reportMetrics();
    ReportSpec report =
        root.find("report")
            .map(new ReportReader(selector, reported)::read)
            .orElseGet(ReportSpec::ofResultsAlone);
    List<Hypothesis> hypotheses =
        root.find("hypotheses")
            .map(new HypothesesReader(selector, reported)::read)
            .orElse(List.of());
    requireCriterionFor(root, "report", report.mentions(Vocabulary.CONVERGENCE_EPOCH));
    requireCriterionFor(
        root, "hypotheses", hypotheses.stream().anyMatch(Hypothesis::needsCriterion));
    if (name.isEmpty() || right.isEmpty() || data.isEmpty() || seeds.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SweepSpec(
            name.get(),
            description.orElse(""),
            right.get().workload(),
            data.get(),
            right.get().training(),
            right.get().grid(),
            seeds.get(),
            lanes.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            monitors.orElse(List.of()),
            convergence,
            report,
            hypotheses));
  }

  private static Optional<String> name(SpecNode node) {
    String rule = "lower-case letters, digits and dashes";
    Optional<String> name = node.text(rule);
    if (name.isPresent() && !name.get().matches(SweepSpec.NAME_PATTERN)) {
      node.mustBe("must be " + rule, "It also names the folder of the results.");
      return Optional.empty();
    }
    return name;
  }

  private static Optional<Integer> lanes(SpecNode node) {
    return ParameterReader.value(node, LANES, "Write one number: the most that fit together.")
        .map(lanes -> Math.toIntExact((Long) lanes));
  }

  private Optional<DataChoice> data(SpecMapping root, Vocabulary vocabulary) {
    List<String> names = catalogue.datasets().stream().map(Component::name).toList();
    Optional<ComponentReader.Chosen> chosen =
        root.require("data", "Valid here: " + String.join(", ", names) + ".")
            .flatMap(new ComponentReader("a dataset", catalogue.datasets())::choice);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    Component dataset = chosen.get().component();
    // A parameter of another dataset has no place here at all.
    chosen
        .get()
        .allowOnlyItsParameters(
            name -> isOfDataset(name) ? Optional.empty() : vocabulary.rightPlaceOf(name), Set.of());
    GivenValues values =
        chosen.get().values("Every run of a sweep has the same data: write one value.");
    chosen.get().requireItsParameters(root.find("data").orElseThrow());
    return Optional.of(new DataChoice(dataset.name(), values.withDefaults(dataset.parameters())));
  }

  private boolean isOfDataset(String parameter) {
    return catalogue.datasets().stream().anyMatch(d -> d.parameter(parameter).isPresent());
  }

  /** The monitors; empty when something is wrong with them, so that any may be meant. */
  private static Optional<List<ComponentChoice>> monitors(SpecMapping root, Vocabulary vocabulary) {
    int before = root.self().problems().count();
    List<ComponentChoice> monitors =
        root.find("monitors").map(new MonitorsReader(vocabulary)::read).orElse(List.of());
    boolean right =
        root.self().problems().count() == before && !root.self().problems().isMeant("monitors");
    return right ? Optional.of(monitors) : Optional.empty();
  }

  private List<String> monitoredMetrics(Optional<List<ComponentChoice>> monitors) {
    return monitors
        .map(catalogue::epochMetricsOf)
        .orElseGet(
            () -> catalogue.monitors().stream().flatMap(m -> m.epochMetrics().stream()).toList());
  }

  /** Whether the sweep has a size that can be meant; expanding a larger one would take for ever. */
  private static boolean isPlannable(
      SpecMapping root, RunSettingsReader.RightSettings settings, int seeds) {
    BigInteger runs =
        settings.grid().stream()
            .map(GridFactor::size)
            .reduce(BigInteger.valueOf(seeds), BigInteger::multiply);
    boolean plannable = runs.compareTo(BigInteger.valueOf(SweepSpec.MAXIMUM_RUNS)) <= 0;
    if (!plannable) {
      root.find("grid")
          .orElse(root.self())
          .problem(
              "must make at most "
                  + SweepSpec.MAXIMUM_RUNS
                  + " runs with the seeds, but got "
                  + runs,
              "Split the sweep.");
    }
    return plannable;
  }

  private static void requireCriterionFor(SpecMapping root, String section, boolean needed) {
    if (needed && root.find("convergence").isEmpty()) {
      root.find(section)
          .orElseThrow()
          .problem(
              "must have a criterion for convergence-epoch, but got none",
              "Write one under convergence.");
    }
  }

  private static FactorSelector selector(
      RunSettingsReader.RunSettings settings, Optional<RunSettingsReader.RightSettings> right) {
    return new FactorSelector(
        settings.factors(),
        right.map(s -> PartialConfiguration.expand(s.workload(), s.training(), s.grid())));
  }
}
