package org.swath.core.workload;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that the runs of a sweep name, by the digests that stand for them in the parameters of
 * runs. The driver reads them; executors get their contents with the sweep.
 */
public record WorkloadFiles(Map<String, WorkloadFile> byDigest) implements Serializable {

  /**
   * One file.
   *
   * @param location as the spec gives it, to name the file by in messages
   * @param content nobody writes to it
   */
  public record WorkloadFile(String location, byte[] content) implements Serializable {}

  public WorkloadFiles {
    byDigest = Collections.unmodifiableMap(new TreeMap<>(byDigest));
  }

  /** Of a sweep that names none. */
  public static WorkloadFiles none() {
    return new WorkloadFiles(Map.of());
  }

  /**
   * The file of a digest.
   *
   * @throws IllegalArgumentException when there is none
   */
  public WorkloadFile file(String digest) {
    WorkloadFile file = byDigest.get(digest);
    if (file == null) {
      throw new IllegalArgumentException(
          "A run's file must be given with the sweep, but %s is none of %s"
              .formatted(digest, byDigest.keySet()));
    }
    return file;
  }
}
