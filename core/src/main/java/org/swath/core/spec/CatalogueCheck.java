package org.swath.core.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
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
   * Checks every workload together with the training parameters and all optimizers.
   *
   * @throws IllegalArgumentException when two names would share a column, or one would take a
   *     reserved one, or optimizers give one name to parameters of different types
   */
  public static void requireDistinctColumns(Catalogue catalogue) {
    for (WorkloadComponent workload : catalogue.workloads()) {
      Map<String, String> owners = new HashMap<>();
      RESERVED.forEach(column -> owners.put(column, "the results themselves"));
      String name = workload.component().name();
      claim(owners, workload.component().parameters(), name);
      claim(owners, catalogue.training(), "training");
      claimForOptimizers(owners, catalogue.optimizers());
      List.of(workload.epochMetrics(), workload.runMetrics())
          .forEach(metrics -> metrics.forEach(metric -> claim(owners, metric, name)));
    }
  }

  private static Set<String> reserved() {
    Set<String> names = new HashSet<>(ResultsSchema.RESERVED_COLUMNS);
    names.addAll(Set.of("optimizer", "configuration", "convergence_epoch", "n", "name"));
    return names;
  }

  private static void claim(Map<String, String> owners, List<Parameter> parameters, String owner) {
    parameters.forEach(parameter -> claim(owners, parameter.name(), owner));
  }

  private static void claim(Map<String, String> owners, String name, String owner) {
    String column = name.replace('-', '_');
    String earlier = owners.putIfAbsent(column, owner);
    if (earlier != null) {
      throw new IllegalArgumentException(
          "Columns must differ, but %s is claimed by %s and by %s"
              .formatted(column, earlier, owner));
    }
  }

  /** Optimizers may share a parameter, such as momentum: it is the same factor for both. */
  private static void claimForOptimizers(Map<String, String> owners, List<Component> optimizers) {
    Map<String, Parameter> shared = new HashMap<>();
    for (Component optimizer : optimizers) {
      for (Parameter parameter : optimizer.parameters()) {
        Parameter earlier = shared.putIfAbsent(parameter.name(), parameter);
        if (earlier == null) {
          claim(owners, parameter.name(), "optimizer " + optimizer.name());
        } else if (earlier.domain().getClass() != parameter.domain().getClass()) {
          throw new IllegalArgumentException(
              "Optimizers must agree on the type of a parameter they share, but "
                  + parameter.name()
                  + " of "
                  + optimizer.name()
                  + " differs");
        }
      }
    }
  }
}
