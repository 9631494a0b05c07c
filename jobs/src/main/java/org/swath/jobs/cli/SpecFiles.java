package org.swath.jobs.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DatasetSource;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.plan.CohortPacker;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.core.workload.Workload;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.driver.RefusedException;

/** Specs from files, local or on any file system Hadoop reaches, with their plans. */
final class SpecFiles {

  /**
   * A spec and what follows from it.
   *
   * @param text as it stands in the file
   * @param workload what the spec trains
   * @param training the parameters of the training loop
   * @param trainingExamples number of examples in the training data
   */
  record PlannedSpec(
      String text,
      SweepSpec spec,
      SweepPlan plan,
      WorkloadComponent workload,
      List<Parameter> training,
      int trainingExamples) {

    /** Packs runs of the plan into cohorts of at most {@code lanes}. */
    CohortPacker packer(int lanes) {
      return new CohortPacker(workload, training, lanes);
    }
  }

  private final BuiltIns builtIns;
  private final Configuration hadoop;

  SpecFiles(BuiltIns builtIns, Configuration hadoop) {
    this.builtIns = builtIns;
    this.hadoop = hadoop;
  }

  /**
   * Reads, checks and plans a spec.
   *
   * @param location a local path or a Hadoop URI
   * @throws RefusedException when there is no such file
   */
  PlannedSpec read(String location) {
    String text = text(location);
    SweepSpec spec = SweepSpecReader.read(text, location, builtIns.catalogue());
    DatasetSource data = builtIns.datasets().named(spec.data().name());
    SweepPlan plan =
        new SweepPlanner(builtIns.catalogue())
            .plan(spec, data.fingerprint(spec.data().parameters()));
    int trainingExamples = data.trainingExamples(spec.data().parameters());
    requireTrainable(location, plan, trainingExamples);
    WorkloadComponent workload = builtIns.workload(plan.workload().name()).component();
    return new PlannedSpec(
        text, spec, plan, workload, builtIns.catalogue().training(), trainingExamples);
  }

  private void requireTrainable(String location, SweepPlan plan, int trainingExamples) {
    Workload workload = builtIns.workload(plan.workload().name());
    List<String> problems =
        plan.runs().stream()
            .flatMap(run -> workload.problemWith(run.parameters(), trainingExamples).stream())
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new RefusedException(location + ": " + String.join("\n" + location + ": ", problems));
    }
  }

  private String text(String location) {
    try (InputStream in = open(location)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new RefusedException(
          "A spec must be a file, but there is none at " + location + ". Check the path", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException(
          "A spec must be readable, but %s is not: %s".formatted(location, e.getMessage()), e);
    }
  }

  private InputStream open(String location) throws IOException {
    if (isLocalFile(location)) {
      return Files.newInputStream(Path.of(location));
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    return path.getFileSystem(hadoop).open(path);
  }

  private static boolean isLocalFile(String location) {
    try {
      return Files.isRegularFile(Path.of(location));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
