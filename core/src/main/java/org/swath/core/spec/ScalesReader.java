package org.swath.core.spec;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the scales of a spec, each as a spec of its own. */
final class ScalesReader {

  private final MappingNode spec;
  private final String sweepName;
  private final Function<SpecNode, Optional<SweepSpec>> sweeps;

  /**
   * @param spec what the scales are laid over; nothing is wrong with it
   * @param sweepName its name
   * @param sweeps reads one spec, reporting what is wrong with it
   */
  ScalesReader(MappingNode spec, String sweepName, Function<SpecNode, Optional<SweepSpec>> sweeps) {
    this.spec = spec;
    this.sweepName = sweepName;
    this.sweeps = sweeps;
  }

  /** The scales that could be read, in the order written; what is wrong is reported. */
  Map<String, SweepSpec> read(SpecNode node) {
    Map<String, SweepSpec> scales = new LinkedHashMap<>();
    Set<String> names = new HashSet<>(Set.of(sweepName));
    Optional<SpecMapping> section =
        isFilled(node, "scales, such as small") ? node.mapping("scales") : Optional.empty();
    for (String scale : section.map(SpecMapping::names).orElse(List.of())) {
      SpecNode value = section.orElseThrow().find(scale).orElseThrow();
      read(scale, value)
          .filter(sweep -> hasNameOfItsOwn(value, sweep, names))
          .ifPresent(sweep -> scales.put(scale, sweep));
    }
    return scales;
  }

  private Optional<SweepSpec> read(String scale, SpecNode node) {
    if (!scale.matches(SweepSpec.NAME_PATTERN)) {
      node.problem(
          "must have a name of lower-case letters, digits and dashes, but got \"" + scale + "\"",
          "");
      return Optional.empty();
    }
    if (!isFilled(node, "what the scale changes")) {
      return Optional.empty();
    }
    Problems problems = node.problems().ofPart(node.path());
    MappingNode scaled =
        ScaleOverlay.over(spec, (MappingNode) node.node(), sweepName + "-" + scale);
    Optional<SweepSpec> sweep = sweeps.apply(new SpecNode(scaled, "", problems));
    node.problems().addAll(problems);
    return sweep;
  }

  private static boolean isFilled(SpecNode node, String what) {
    if (!node.isFilledMapping()) {
      node.mustBe("must be a mapping of " + what, "Leave it out to have none.");
    }
    return node.isFilledMapping();
  }

  private static boolean hasNameOfItsOwn(SpecNode node, SweepSpec sweep, Set<String> names) {
    boolean own = names.add(sweep.name());
    if (!own) {
      node.problem(
          "must have a name that neither the sweep nor another scale has, but got \""
              + sweep.name()
              + "\"",
          "Leave name out, and it is that of the sweep and the scale.");
    }
    return own;
  }
}
