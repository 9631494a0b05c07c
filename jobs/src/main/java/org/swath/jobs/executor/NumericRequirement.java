package org.swath.jobs.executor;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.device.BlasCoreType;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.NumericEnvironment;

/**
 * What must be in force in every process that trains, so that all of them compute the same bits at
 * full speed.
 *
 * @param coreType the pinned OpenBLAS core type
 * @param threads native threads per task
 * @param kernel the device kernel
 */
public record NumericRequirement(String coreType, int threads, DeviceKernel kernel)
    implements Serializable {

  /** The environment variable that pins the BLAS kernels. */
  public static final String CORE_TYPE_VARIABLE = "OPENBLAS_CORETYPE";

  /** The environment variable that sets the native threads. */
  public static final String THREADS_VARIABLE = "OMP_NUM_THREADS";

  /** The Spark setting that chooses the device kernel. */
  public static final String KERNEL_SETTING = "spark.swath.kernel";

  /** What makes the Vector API visible to a Java process. */
  public static final String VECTOR_OPTION = "--add-modules=" + DeviceKernel.VECTOR_MODULE;

  private static final Path PROCESSOR_DESCRIPTION = Path.of("/proc/cpuinfo");

  /**
   * The core type for all executors of a sweep, as OpenBLAS spells it: the one that the user set
   * for them, else the one pinned for this process, else the best for its processor.
   *
   * @throws IllegalArgumentException when OpenBLAS has no such kernels
   */
  public static String coreType(Optional<String> forExecutors) {
    return forExecutors
        .or(() -> Optional.ofNullable(System.getenv(CORE_TYPE_VARIABLE)))
        .map(name -> BlasCoreType.named(name).name())
        .orElseGet(NumericRequirement::best);
  }

  /**
   * The fastest device kernel for this machine's processor and Java, given {@link #VECTOR_OPTION}.
   */
  public static DeviceKernel fittingKernel() {
    return DeviceKernel.fitting(processorFlags());
  }

  /** The fastest core type for this machine's processor. */
  static String best() {
    return BlasCoreType.fitting(processorFlags()).name();
  }

  /**
   * Checks this process and loads the native libraries.
   *
   * @throws UnmetRequirementException when the process was started with other settings, which
   *     cannot be changed any more
   */
  public NumericEnvironment enforce() {
    BlasCoreType.named(coreType)
        .problemOn(processorFlags())
        .ifPresent(
            problem -> {
              throw new UnmetRequirementException(problem + ". Pin one that every machine has");
            });
    kernel
        .problemOn(processorFlags())
        .ifPresent(
            problem -> {
              throw new UnmetRequirementException(
                  "%s. Set --conf %s=%s for all machines"
                      .formatted(problem, KERNEL_SETTING, DeviceKernel.PORTABLE.label()));
            });
    requireVariable(CORE_TYPE_VARIABLE, coreType);
    requireVariable(THREADS_VARIABLE, Integer.toString(threads));
    if (!kernel.present()) {
      throw new UnmetRequirementException(
          ("Java must be started with %s for the %s kernel. Start through ./swath; executors get it"
                  + " from the driver. Or train slower, in other last digits, with --conf %s=%s")
              .formatted(
                  VECTOR_OPTION, kernel.label(), KERNEL_SETTING, DeviceKernel.PORTABLE.label()));
    }
    NumericEnvironment inForce = NumericEnvironment.inForce(coreType);
    if (inForce.threads() != threads) {
      throw new UnmetRequirementException(
          "A task must compute with %d native threads, but the libraries use %d although %s=%d"
              .formatted(threads, inForce.threads(), THREADS_VARIABLE, threads));
    }
    return inForce;
  }

  private static void requireVariable(String name, String required) {
    Optional<String> actual = Optional.ofNullable(System.getenv(name));
    if (actual.isEmpty() || !actual.get().equalsIgnoreCase(required)) {
      throw new UnmetRequirementException(
          ("%s=%s must be set in the environment before Java starts, but it is %s. Start through"
                  + " ./swath, or export it; executors get it from the driver")
              .formatted(name, required, actual.map(v -> "\"" + v + "\"").orElse("unset")));
    }
  }

  /** The flags of this machine's processor; none where the system does not tell. */
  private static Set<String> processorFlags() {
    if (!Files.isReadable(PROCESSOR_DESCRIPTION)) {
      return Set.of();
    }
    try {
      List<String> lines = Files.readAllLines(PROCESSOR_DESCRIPTION);
      return lines.stream()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
          .stream()
          .flatMap(Arrays::stream)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
