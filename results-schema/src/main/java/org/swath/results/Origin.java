package org.swath.results;

import java.io.Serializable;

/**
 * What was asked for: the sweep, workload and dataset that a run comes from.
 *
 * @param sweep the sweep's name
 * @param workload the workload's name
 * @param workloadVersion raised whenever the same parameters would give other results
 * @param dataset the dataset's name
 * @param datasetFingerprint equal fingerprints mean equal data
 * @param specDigest digest of the spec's meaning, defaults filled in, and not of its text
 * @param planDigest digest of the stored plan's run ids and result columns, and of nothing else
 */
public record Origin(
    String sweep,
    String workload,
    int workloadVersion,
    String dataset,
    String datasetFingerprint,
    String specDigest,
    String planDigest)
    implements Serializable {

  public Origin {
    RunIdentity.requireText("sweep", sweep);
    RunIdentity.requireText("workload", workload);
    RunIdentity.requireText("dataset", dataset);
    RunIdentity.requireText("datasetFingerprint", datasetFingerprint);
    RunIdentity.requireText("specDigest", specDigest);
    RunIdentity.requireText("planDigest", planDigest);
    if (workloadVersion < 1) {
      throw new IllegalArgumentException(
          "workloadVersion >= 1 must hold, but got " + workloadVersion);
    }
  }
}
