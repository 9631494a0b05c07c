package org.swath.jobs.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.ExampleShape;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.plan.CohortPacker;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepScales;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.core.train.Toolkit;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.cluster.DataParallelCheck;
import org.swath.jobs.driver.RefusedException;

/** Specs from files, local or on any file system Hadoop reaches, with their plans. */
final class SpecFiles {

  /**
   * A spec and what follows from it.
   *
   * @param text as it stands in the file
   * @param workload what the spec trains
   * @param catalogue what the spec was planned with
   * @param trainingExamples number of examples that an epoch visits
   * @param files that the spec names
   * @param dataParameters those of the data, with the absolute locations of its files
   */
  record PlannedSpec(
      String text,
      SweepSpec spec,
      SweepPlan plan,
      WorkloadComponent workload,
      Catalogue catalogue,
      int trainingExamples,
      WorkloadFiles files,
      ParameterValues dataParameters) {

    /** Packs runs of the plan into cohorts of at most {@code lanes}. */
    CohortPacker packer(int lanes) {
      return new CohortPacker(workload, catalogue, lanes);
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
   * @param scale the name of one of its scales; empty for the full sweep
   * @throws RefusedException when there is no such file, or no such scale
   */
  PlannedSpec read(String location, Optional<String> scale) {
    String text = text(location);
    SweepSpec spec = spec(text, location, scale);
    Catalogue catalogue = builtIns.catalogue();
    DatasetSource data = builtIns.datasets().named(spec.data().name());
    SpecFolder folder = SpecFolder.of(qualified(location));
    ParameterValues here = folder.resolve(spec.data().parameters(), data.component());
    Workload kind = builtIns.workload(spec.workload().name());
    kind.problemWithContent(data.content(here))
        .ifPresent(
            // Before files of data are read, which may take long.
            problem -> {
              throw new RefusedException(location + ": " + problem);
            });
    NamedFiles named = NamedFiles.of(spec, kind, folder, location, hadoop);
    Workload workload = kind.with(named.files());
    SweepPlan plan =
        new SweepPlanner(catalogue).plan(spec, data.fingerprint(here), named.digests());
    int examples = data.trainingExamples(here);
    requireTrainable(location, plan, workload, examples, data.shape(here));
    return new PlannedSpec(
        text,
        spec,
        plan,
        workload.component(),
        catalogue,
        workload.trainedExamples(examples),
        named.files(),
        here);
  }

  /**
   * Reads and checks the full sweep of a spec without looking at its data.
   *
   * @param location a local path or a Hadoop URI
   * @throws RefusedException when there is no such file
   */
  SweepSpec spec(String location) {
    return spec(text(location), location, Optional.empty());
  }

  private SweepSpec spec(String text, String location, Optional<String> scale) {
    SweepScales sweeps = SweepSpecReader.readWithScales(text, location, builtIns.catalogue());
    return scale
        .map(name -> sweeps.scale(name).orElseThrow(() -> noScale(location, name, sweeps)))
        .orElseGet(sweeps::full);
  }

  private static RefusedException noScale(String location, String name, SweepScales sweeps) {
    String there = String.join(", ", sweeps.scales().keySet());
    return new RefusedException(
        "%s: --scale must be %s, but got %s. %s"
            .formatted(
                location,
                there.isEmpty() ? "left out, for the spec has no scales" : "one of " + there,
                name,
                "Without it the full sweep is read"));
  }

  private void requireTrainable(
      String location,
      SweepPlan plan,
      Workload workload,
      int trainingExamples,
      Optional<ExampleShape> shape) {
    int trained = workload.trainedExamples(trainingExamples);
    Stream<String> ofModels =
        plan.runs().stream()
            .map(run -> run.parameters().workload())
            .distinct()
            .flatMap(parameters -> workload.problemWithModel(parameters, shape).stream());
    Stream<String> ofRuns =
        plan.runs().stream()
            .map(RunSpec::parameters)
            .flatMap(
                run ->
                    Stream.concat(
                        Toolkit.byBatchSize(run).stream()
                            .flatMap(one -> workload.problemWith(one, trainingExamples).stream()),
                        builtIns
                            .toolkit()
                            .problemsWith(run, workload.component(), trained)
                            .stream()));
    List<String> problems =
        Stream.of(
                workload.problemWithData(plan.data().name()).stream(),
                ofModels,
                ofRuns,
                DataParallelCheck.problemsWith(plan, trained).stream())
            .flatMap(found -> found)
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new RefusedException(location + ": " + String.join("\n" + location + ": ", problems));
    }
  }

  private String text(String location) {
    try (InputStream in = open(location, hadoop)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new RefusedException(
          "A spec must be a file, but there is none at " + location + ". Check the path", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException(
          "A spec must be readable, but %s is not: %s".formatted(location, e.getMessage()), e);
    }
  }

  /** A location that says its file system, unless it is the local one. */
  private String qualified(String location) {
    if (SpecFolder.isLocalFile(location)) {
      return location;
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    try {
      return path.getFileSystem(hadoop).makeQualified(path).toString();
    } catch (IOException e) {
      throw new RefusedException(
          "A spec must be readable, but %s is not: %s".formatted(location, e.getMessage()), e);
    }
  }

  /** Opens a file, of the local disk if there is such a one, else of Hadoop's file systems. */
  static InputStream open(String location, Configuration hadoop) throws IOException {
    if (SpecFolder.isLocalFile(location)) {
      return Files.newInputStream(Path.of(location));
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    return path.getFileSystem(hadoop).open(path);
  }
}
