package org.swath.jobs.builtins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.swath.core.device.NumericEnvironment;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadProvider;

/** Finds the workloads that jars of a user's provide. */
final class UserWorkloads {

  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private UserWorkloads() {}

  /**
   * The workloads of all providers that a class loader sees, in the order of their names.
   *
   * @param own Swath's own, whose names are taken
   * @throws WorkloadProviderException when a provider cannot be loaded, or its workloads cannot
   *     stand beside the others
   */
  static List<Workload> on(ClassLoader loader, List<Workload> own) {
    Map<String, String> taken = new HashMap<>();
    own.forEach(workload -> taken.put(nameOf(workload), "Swath itself"));
    List<Workload> found = new ArrayList<>();
    for (WorkloadProvider provider : providers(loader)) {
      for (Workload workload : workloadsOf(provider)) {
        claim(workload, provider.getClass(), taken);
        found.add(workload);
      }
    }
    found.sort(Comparator.comparing(UserWorkloads::nameOf));
    return found;
  }

  private static List<WorkloadProvider> providers(ClassLoader loader) {
    List<WorkloadProvider> providers = new ArrayList<>();
    try {
      ServiceLoader.load(WorkloadProvider.class, loader).forEach(providers::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new WorkloadProviderException(
          ("Every class that META-INF/services/%s names must load, be public and have a public"
                  + " constructor without parameters, but: %s%s. Mend the jar, or leave it out of"
                  + " --jars")
              .formatted(WorkloadProvider.class.getName(), e.getMessage(), causeOf(e)),
          e);
    }
    return providers;
  }

  private static List<Workload> workloadsOf(WorkloadProvider provider) {
    try {
      List<Workload> workloads = List.copyOf(provider.workloads());
      // Asked for here once, so that what cannot answer is not met later, half way.
      workloads.forEach(UserWorkloads::nameOf);
      return workloads;
    } catch (LinkageError e) {
      throw new WorkloadProviderException(
          "%s must fit this Swath, version %s, but does not: %s. Compile it against swath.jar of this version"
              .formatted(shown(provider.getClass()), NumericEnvironment.versionOfSwath(), e),
          e);
    } catch (RuntimeException e) {
      throw new WorkloadProviderException(
          "%s must give its workloads, but fails: %s. Mend the class, or leave its jar out of --jars"
              .formatted(shown(provider.getClass()), e),
          e);
    }
  }

  private static void claim(Workload workload, Class<?> provider, Map<String, String> taken) {
    String name = nameOf(workload);
    if (!name.matches(NAME)) {
      throw new WorkloadProviderException(
          "A workload's name must be dashed lower case, but %s gives \"%s\". Give it another"
              .formatted(shown(provider), name));
    }
    String earlier = taken.putIfAbsent(name, shown(provider));
    if (earlier != null) {
      throw new WorkloadProviderException(
          "Names of workloads must differ, but %s is in %s and in %s. Rename one, or leave its jar out of --jars"
              .formatted(name, earlier, shown(provider)));
    }
  }

  private static String nameOf(Workload workload) {
    return workload.component().component().name();
  }

  private static String shown(Class<?> provider) {
    return "%s (%s)".formatted(provider.getName(), WorkloadJar.whereIs(provider));
  }

  private static String causeOf(Throwable e) {
    return e.getCause() == null ? "" : " (" + e.getCause() + ")";
  }
}
