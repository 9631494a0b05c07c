package org.swath.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;

/** Reads the monitors: what is measured every epoch beside what the workload reports. */
final class MonitorsReader {

  private static final String LIST_ADVICE =
      "Every run of a sweep has the same monitors: write one value.";

  private final Vocabulary vocabulary;
  private final ComponentReader names;

  MonitorsReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.names = new ComponentReader("a monitor", vocabulary.monitors());
  }

  /** The monitors that could be read, in the order written; what is wrong is reported. */
  List<ComponentChoice> read(SpecNode node) {
    List<ComponentChoice> monitors = new ArrayList<>();
    Map<String, SpecNode> places = new HashMap<>();
    String advice =
        node.isList() || node.isNothing()
            ? "Leave monitors out to have none."
            : "Put it in brackets, also when it is the only one.";
    for (SpecNode element : node.list("monitors", advice).orElse(List.of())) {
      monitor(element, places).ifPresent(monitors::add);
    }
    return monitors;
  }

  private Optional<ComponentChoice> monitor(SpecNode node, Map<String, SpecNode> places) {
    Optional<ComponentReader.Chosen> chosen = names.choice(node);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    Component component = chosen.get().component();
    chosen.get().allowOnlyItsParameters(vocabulary);
    chosen.get().requireItsParameters(node);
    GivenValues values = chosen.get().values(LIST_ADVICE);
    SpecNode earlier = places.putIfAbsent(component.name(), node);
    if (earlier != null) {
      node.problem(
          "must differ from the monitors before it, but got " + component.name() + " again",
          "It is given first on line " + earlier.line() + ".");
    }
    return Optional.of(
        new ComponentChoice(component.name(), values.withDefaults(component.parameters())));
  }
}
