package org.swath.jobs.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.Sha256;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpec;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.core.workload.WorkloadFiles.WorkloadFile;
import org.swath.jobs.driver.RefusedException;

/**
 * The files that a spec names for its workload, as they are at this moment.
 *
 * @param digests by the location that the spec gives
 * @param files by digest
 */
record NamedFiles(Map<String, String> digests, WorkloadFiles files) {

  /** Files go to every executor with the sweep, through the driver's memory. */
  private static final int MOST_BYTES = 256 << 20;

  /**
   * Reads the files of a spec.
   *
   * @param folder of the spec, which paths in it count from
   * @param specLocation names the spec in messages
   * @throws RefusedException when one cannot be read, or two have the same content
   */
  static NamedFiles of(
      SweepSpec spec,
      Workload workload,
      SpecFolder folder,
      String specLocation,
      Configuration hadoop) {
    Set<String> locations = locations(spec, workload);
    Map<String, String> digests = new TreeMap<>();
    Map<String, String> locationsByDigest = new TreeMap<>();
    Map<String, WorkloadFile> files = new TreeMap<>();
    for (String location : locations) {
      byte[] content = read(location, folder.resolve(location), hadoop);
      String digest = "sha256:" + HexFormat.of().formatHex(Sha256.digest().digest(content));
      String earlier = locationsByDigest.putIfAbsent(digest, location);
      if (earlier != null) {
        throw new RefusedException(
            "%s: models must differ in their content, but %s and %s are the same. Remove one of the two"
                .formatted(specLocation, earlier, location));
      }
      digests.put(location, digest);
      files.put(digest, new WorkloadFile(location, content));
    }
    return new NamedFiles(digests, new WorkloadFiles(files));
  }

  private static Set<String> locations(SweepSpec spec, Workload workload) {
    Set<String> locations = new TreeSet<>();
    for (String name : SweepPlanner.fileParameters(workload.component().component())) {
      spec.configurations().stream()
          .map(configuration -> configuration.parameters().workload())
          .map((ParameterValues values) -> values.text(name))
          .forEach(locations::add);
    }
    return locations;
  }

  private static byte[] read(String location, String resolved, Configuration hadoop) {
    String shown = location.equals(resolved) ? location : location + " (" + resolved + ")";
    try (InputStream in = SpecFiles.open(resolved, hadoop)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new RefusedException(
            "A model file must have at most %d MB, for every executor is sent it, but %s has more"
                .formatted(MOST_BYTES >> 20, shown));
      }
      return content;
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new RefusedException(
          "A model must be a file, but there is none at %s. Check the path; it counts from the folder of the spec"
              .formatted(shown),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException(
          "A model file must be readable, but %s is not: %s".formatted(shown, e.getMessage()), e);
    }
  }
}
