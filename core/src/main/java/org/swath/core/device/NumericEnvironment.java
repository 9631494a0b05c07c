package org.swath.core.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What decides the last digits of a result beside the program: libraries, kernels and threads of
 * this process.
 *
 * @param swathVersion version of Swath
 * @param nd4jVersion version of ND4J
 * @param blas library, version and pinned kernel, such as {@code OpenBLAS 0.3.19 SkylakeX}
 * @param device what computes: {@code cpu}
 * @param threads native threads that one task uses
 */
public record NumericEnvironment(
    String swathVersion, String nd4jVersion, String blas, String device, int threads) {

  /**
   * The environment in force in this process. Loads the native libraries, which read the kernel and
   * the number of threads from the environment at that moment: later changes have no effect.
   *
   * @param coreType the OpenBLAS core type that was set for the process
   */
  public static NumericEnvironment inForce(String coreType) {
    Nd4j.create(1).close();
    Properties versions = versions();
    int threads =
        Math.max(
            NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
            Nd4j.factory().blas().getMaxThreads());
    return new NumericEnvironment(
        versions.getProperty("swath"),
        versions.getProperty("nd4j"),
        openblas_nolapack.OPENBLAS_VERSION.strip() + " " + coreType,
        "cpu",
        threads);
  }

  /** The version of Swath, without loading any native library. */
  public static String versionOfSwath() {
    return versions().getProperty("swath");
  }

  private static Properties versions() {
    try (InputStream in = NumericEnvironment.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(in);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
