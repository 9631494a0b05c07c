package org.swath.core.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.StandardMetrics;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.results.ResultsSchema;

/**
 * Checks that a catalogue's names can stand side by side: as keys of a grid, and as columns of the
 * results once dashes have become underscores.
 */
public final class CatalogueCheck {

  /** Names that results or reports have of themselves. */
  private static final Set<String> RESERVED = reserved();

  private CatalogueCheck() {}

  /**
   * Checks every workload together with the training parameters, the optimizers and all other
   * parts, the standard metrics and all monitors.
   *
   * @throws IllegalArgumentException when two names would share a column, or one would take a
   *     reserved one, or components of one part give one name to parameters of different types
   */
  public static void requireDistinctColumns(Catalogue catalogue) {
    for (WorkloadComponent workload : catalogue.workloads()) {
      Map<String, String> owners = new HashMap<>();
      RESERVED.forEach(column -> owners.put(column, "the results themselves"));
      String name = workload.component().name();
      claim(owners, workload.component().parameters(), name);
      claim(owners, catalogue.training(), "training");
      claim(owners, TrainingPart.optimizer(catalogue.optimizers(), Optional.empty()));
      catalogue.parts().forEach(part -> claim(owners, TrainingPart.of(part)));
      StandardMetrics standard = catalogue.standardMetrics();
      for (List<String> metrics :
          List.of(standard.ofEpoch(), standard.ofValidation(), standard.ofBestValidation())) {
        claimAll(owners, metrics, "the standard metrics");
      }
      claimAll(owners, workload.epochMetrics(), name);
      claimAll(owners, workload.runMetrics(), name);
      for (MonitorComponent monitor : catalogue.monitors()) {
        claimAll(owners, monitor.epochMetrics(), "monitor " + monitor.component().name());
      }
    }
  }

  private static Set<String> reserved() {
    Set<String> names = new HashSet<>(ResultsSchema.RESERVED_COLUMNS);
    names.addAll(Set.of("configuration", "convergence_epoch", "n", "name"));
    return names;
  }

  private static void claim(Map<String, String> owners, List<Parameter> parameters, String owner) {
    claimAll(owners, parameters.stream().map(Parameter::name).toList(), owner);
  }

  private static void claimAll(Map<String, String> owners, List<String> names, String owner) {
    names.forEach(name -> claim(owners, name, owner));
  }

  private static void claim(Map<String, String> owners, String name, String owner) {
    String column = Parameter.columnOf(name);
    String earlier = owners.putIfAbsent(column, owner);
    if (earlier != null) {
      throw new IllegalArgumentException(
          "Columns must differ, but %s is claimed by %s and by %s"
              .formatted(column, earlier, owner));
    }
  }

  /**
   * Components of a part may share a parameter, such as momentum: it is the same factor for all.
   */
  private static void claim(Map<String, String> owners, TrainingPart part) {
    claim(owners, part.name(), "the choice of " + part.noun());
    Map<String, Parameter> shared = new HashMap<>();
    for (Component component : part.components()) {
      for (Parameter parameter : component.parameters()) {
        Parameter earlier = shared.putIfAbsent(parameter.name(), parameter);
        if (earlier == null) {
          claim(owners, parameter.name(), part.name() + " " + component.name());
        } else if (earlier.domain().getClass() != parameter.domain().getClass()) {
          throw new IllegalArgumentException(
              "All %s must agree on the type of a parameter they share, but %s of %s differs"
                  .formatted(part.kinds(), parameter.name(), component.name()));
        }
      }
    }
  }
}
