package org.swath.core.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A set of OpenBLAS kernels, by the name that {@code OPENBLAS_CORETYPE} takes.
 *
 * <p>The OpenBLAS inside ND4J predates current processors and falls back to slow kernels on those
 * it does not know; and kernels differ in the last digits of what they compute. So Swath pins the
 * kernels by the processor's flags, the same for all executors of a sweep.
 *
 * @param name as OpenBLAS spells it
 * @param cpuFlags what the processor must have, as {@code /proc/cpuinfo} spells it; empty when
 *     unknown
 */
public record BlasCoreType(String name, Set<String> cpuFlags) {

  /** Fastest first; every x86-64 processor has the last. */
  private static final List<BlasCoreType> KNOWN =
      List.of(
          new BlasCoreType("SkylakeX", Set.of("avx512vl", "avx512dq")),
          new BlasCoreType("Haswell", Set.of("avx2", "fma")),
          new BlasCoreType("Nehalem", Set.of()));

  /** The other names that OpenBLAS 0.3.19 knows on x86-64; their needs are left to the user. */
  private static final Set<String> OTHERS =
      Set.of(
          "Prescott",
          "Core2",
          "Penryn",
          "Dunnington",
          "Atom",
          "Nano",
          "Athlon",
          "Opteron",
          "Opteron_SSE3",
          "Barcelona",
          "Bobcat",
          "Bulldozer",
          "Piledriver",
          "Steamroller",
          "Excavator",
          "Sandybridge",
          "Zen",
          "Cooperlake");

  public BlasCoreType {
    cpuFlags = Set.copyOf(cpuFlags);
  }

  /** The fastest core type for a processor. */
  public static BlasCoreType fitting(Set<String> cpuFlags) {
    return KNOWN.stream()
        .filter(type -> cpuFlags.containsAll(type.cpuFlags))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The core type of a name, as OpenBLAS reads it, whatever its case.
   *
   * @throws IllegalArgumentException when OpenBLAS knows no such kernels, and would choose some
   */
  public static BlasCoreType named(String name) {
    return Stream.concat(
            KNOWN.stream(), OTHERS.stream().map(other -> new BlasCoreType(other, Set.of())))
        .filter(type -> type.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("OPENBLAS_CORETYPE must name kernels that OpenBLAS has, such as %s, but got"
                            + " \"%s\"")
                        .formatted(KNOWN.stream().map(BlasCoreType::name).toList(), name)));
  }

  /** What keeps a processor from running these kernels; empty when nothing does. */
  public Optional<String> problemOn(Set<String> processorFlags) {
    boolean runs = processorFlags.isEmpty() || processorFlags.containsAll(cpuFlags);
    return runs
        ? Optional.empty()
        : Optional.of(
            "OPENBLAS_CORETYPE=%s needs a processor with %s, and this one has not"
                .formatted(name, String.join(" and ", cpuFlags.stream().sorted().toList())));
  }
}
