package org.swath.results;

import java.io.Serializable;

/**
 * Where a run was trained: versions, device and host, as text a person can compare.
 *
 * @param swathVersion version of Swath, and where the workload is a user's own, {@code with} the
 *     name of its jar and the first digits of the jar's SHA-256
 * @param jvm vendor and version of the executor's Java machine
 * @param os name, version and processor architecture
 * @param sparkVersion version of Spark
 * @param nd4jVersion version of ND4J
 * @param blas library, version and kernel ({@code OpenBLAS 0.3.19 SkylakeX}): another kernel
 *     changes the last digits
 * @param device what the arithmetic ran on ({@code cpu} or a GPU's name) and the kernel that did it
 * @param host the executor's host name
 * @param threads native threads that one task used
 */
public record Environment(
    String swathVersion,
    String jvm,
    String os,
    String sparkVersion,
    String nd4jVersion,
    String blas,
    String device,
    String host,
    int threads)
    implements Serializable {

  public Environment {
    RunIdentity.requireText("swathVersion", swathVersion);
    RunIdentity.requireText("jvm", jvm);
    RunIdentity.requireText("os", os);
    RunIdentity.requireText("sparkVersion", sparkVersion);
    RunIdentity.requireText("nd4jVersion", nd4jVersion);
    RunIdentity.requireText("blas", blas);
    RunIdentity.requireText("device", device);
    RunIdentity.requireText("host", host);
    if (threads < 1) {
      throw new IllegalArgumentException("threads >= 1 must hold, but got " + threads);
    }
  }

  /** What of it must be the same for the same numbers to come out to the last bit. */
  public String ofSameBits() {
    return "Swath %s, ND4J %s, %s, %s, threads %d"
        .formatted(swathVersion, nd4jVersion, blas, device, threads);
  }
}
