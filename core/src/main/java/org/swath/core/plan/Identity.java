package org.swath.core.plan;

import java.util.regex.Pattern;
import org.swath.core.parameter.RunParameters;

/**
 * Names runs and configurations by what they are: the same run has the same id on every machine and
 * in every sweep.
 *
 * @param workload what is trained
 * @param data what it is trained on
 * @param optimizerVersion of the run's optimizer
 */
record Identity(WorkloadIdentity workload, DatasetIdentity data, int optimizerVersion) {

  private static final int ID_LENGTH = 16;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  String configurationId(RunParameters parameters) {
    return shortened(describe("configuration", parameters));
  }

  String runId(RunParameters parameters, long seed) {
    return shortened(describe("run", parameters).add("seed", seed));
  }

  /** The first 64 bits of the digest: among a million runs, a chance of 3 in 10⁸ of a collision. */
  static String shortened(CanonicalText text) {
    return text.digest().substring(0, ID_LENGTH);
  }

  static void requireId(String name, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          name + " must be 16 hexadecimal digits, but got \"" + id + "\"");
    }
  }

  private CanonicalText describe(String kind, RunParameters parameters) {
    return new CanonicalText(kind)
        .add("workload", workload.name())
        .add("workload-version", workload.version())
        .add("workload-parameters", parameters.workload())
        .add("data", data.name())
        .add("data-version", data.version())
        .add("data-parameters", data.parameters())
        .add("data-fingerprint", data.fingerprint())
        .add("training-parameters", parameters.training())
        .add("optimizer", parameters.optimizer())
        .add("optimizer-version", optimizerVersion)
        .add("optimizer-parameters", parameters.optimizerParameters());
  }
}
