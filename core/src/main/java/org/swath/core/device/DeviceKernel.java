package org.swath.core.device;

import java.lang.module.ModuleFinder;
import java.util.Optional;
import java.util.Set;

/** What a training step is computed by, chosen once for all executors of a sweep. */
public enum DeviceKernel {

  /** ND4J operations: runs wherever ND4J runs. */
  PORTABLE("portable"),

  /**
   * The processor's vector instructions through the JDK's Vector API, which it ships unfinished.
   */
  VECTOR("vector");

  /** The JDK's module of the Vector API; Java makes it visible on request only. */
  public static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** What {@link #VECTOR} must find in a processor; else it would be slower than ND4J. */
  private static final Set<String> VECTOR_FLAGS = Set.of("avx2", "fma");

  private final String label;

  DeviceKernel(String label) {
    this.label = label;
  }

  /** As settings and results spell it. */
  public String label() {
    return label;
  }

  /**
   * The kernel of a label.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static DeviceKernel labelled(String label) {
    for (DeviceKernel kernel : values()) {
      if (kernel.label.equals(label)) {
        return kernel;
      }
    }
    throw new IllegalArgumentException(
        "The device kernel must be %s or %s, but got \"%s\""
            .formatted(VECTOR.label, PORTABLE.label, label));
  }

  /**
   * The fastest kernel for a processor under this Java, provided that Java is started with {@value
   * #VECTOR_MODULE}.
   *
   * @param cpuFlags as {@code /proc/cpuinfo} spells them; empty when unknown
   */
  public static DeviceKernel fitting(Set<String> cpuFlags) {
    boolean shipped = ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent();
    return shipped && cpuFlags.containsAll(VECTOR_FLAGS) ? VECTOR : PORTABLE;
  }

  /** Whether this Java was started with what the kernel needs. */
  public boolean present() {
    return this == PORTABLE || ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /**
   * What keeps a processor from computing with the kernel at speed; empty when nothing does.
   *
   * @param cpuFlags as {@code /proc/cpuinfo} spells them; empty when unknown
   */
  public Optional<String> problemOn(Set<String> cpuFlags) {
    boolean runs = this == PORTABLE || cpuFlags.isEmpty() || cpuFlags.containsAll(VECTOR_FLAGS);
    return runs
        ? Optional.empty()
        : Optional.of(
            "The %s kernel needs a processor with %s, and this one has not"
                .formatted(label, String.join(" and ", VECTOR_FLAGS.stream().sorted().toList())));
  }
}
