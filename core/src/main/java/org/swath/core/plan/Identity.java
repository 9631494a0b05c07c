package org.swath.core.plan;

import java.util.Map;
import java.util.regex.Pattern;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.RunParameters;
import org.swath.core.spec.ComponentLevels;

/**
 * Names runs and configurations by what they are: the same run has the same id on every machine and
 * in every sweep.
 *
 * @param workload what is trained
 * @param data what it is trained on
 * @param componentVersions of the run's optimizer and of what is chosen for its other parts, by the
 *     part's name
 */
record Identity(
    WorkloadIdentity workload, DatasetIdentity data, Map<String, Integer> componentVersions) {

  private static final int ID_LENGTH = 16;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  Identity {
    componentVersions = Map.copyOf(componentVersions);
  }

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
    CanonicalText text =
        new CanonicalText(kind)
            .add("workload", workload.name())
            .add("workload-version", workload.version())
            .add("workload-parameters", parameters.workload())
            .add("data", data.name())
            .add("data-version", data.version())
            .add("data-parameters", data.parameters())
            .add("data-fingerprint", data.fingerprint())
            .add("training-parameters", parameters.training());
    add(
        text,
        ComponentLevels.OPTIMIZER,
        new ComponentChoice(parameters.optimizer(), parameters.optimizerParameters()));
    parameters.parts().forEach((part, choice) -> add(text, part, choice));
    return text;
  }

  private void add(CanonicalText text, String part, ComponentChoice choice) {
    text.add(part, choice.name())
        .add(part + "-version", componentVersions.get(part))
        .add(part + "-parameters", choice.parameters());
  }
}
