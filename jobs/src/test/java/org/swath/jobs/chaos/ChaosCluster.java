package org.swath.jobs.chaos;

import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;
import org.swath.jobs.DuckDbResults;
import org.swath.jobs.StandaloneCluster;
import org.swath.jobs.SwathRunner;

/**
 * A cluster on which many sweeps of one spec are disturbed, one after the other, and what that spec
 * gives undisturbed: in another process, without a cluster, each run alone.
 */
final class ChaosCluster implements AutoCloseable {

  /** How long an epoch may take, which takes some milliseconds. */
  static final int EPOCH_LIMIT_SECONDS = 15;

  /** 16 runs, 4 to a cohort; some diverge at once, some later, some never. */
  private static final String SPEC =
      """
      name: chaos
      workload: {name: implicit-em-encoder, hidden-units: 8}
      data: {name: digits, train-size: 300, test-size: 100}
      training: {epochs: 8, batch-size: 64}
      grid:
        optimizer: [adam, {name: sgd, momentum: 0.5}]
        learning-rate: [0.01, 4.0e+15]
      seeds: [1, 2, 3, 4]
      """;

  private final Path folder;
  private final StandaloneCluster cluster;
  private final String spec;
  private final List<List<String>> bits;
  private final List<String> runIds;

  private ChaosCluster(
      Path folder,
      StandaloneCluster cluster,
      String spec,
      List<List<String>> bits,
      List<String> runIds) {
    this.folder = folder;
    this.cluster = cluster;
    this.spec = spec;
    this.bits = bits;
    this.runIds = runIds;
  }

  /** Starts the cluster and runs the sweep undisturbed. */
  static ChaosCluster start(Path folder) throws Exception {
    StandaloneCluster cluster = StandaloneCluster.start(folder);
    try {
      String spec = file(folder, "chaos.yaml", SPEC);
      Path undisturbed = folder.resolve("undisturbed");
      SwathRunner.Answer answer =
          swath("run", spec, "--results", undisturbed.toString(), "--lanes", "1");
      if (answer.exitCode() != 0) {
        throw new IllegalStateException("The undisturbed sweep failed: " + answer.console());
      }
      try (DuckDbResults results = new DuckDbResults(undisturbed)) {
        List<String> runIds =
            results.rows("select run_id from runs order by 1").stream()
                .map(row -> row.get(0))
                .toList();
        return new ChaosCluster(folder, cluster, spec, content(results), runIds);
      }
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  /** Ids of the sweep's runs, in order. */
  List<String> runIds() {
    return runIds;
  }

  /** What the results must hold. */
  List<List<String>> bits() {
    return bits;
  }

  Path folder() {
    return folder;
  }

  /** Everything that must not depend on what happened on the way. */
  static List<List<String>> content(DuckDbResults results) throws SQLException {
    List<List<String>> content = new ArrayList<>(results.bitsOfMetrics());
    content.addAll(results.rows("select run_id, coalesce(reason, '') from runs order by 1"));
    return content;
  }

  /** Gives the command of the sweep, as a process of its own. */
  Process command(ChaosRecords records, int number) throws IOException {
    Path logs = records.folder();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    // What a process costs here is its start.
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-Xmx600m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=classpath:swath-log4j2.properties",
            "-Dswath.log.file=" + logs.resolve("driver-" + number + ".log")));
    settings(records).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of("-cp", String.join(File.pathSeparator, ownClassPath(), sparkClassPath())));
    command.addAll(
        List.of(
            ChaosSwath.class.getName(),
            "run",
            spec,
            "--epoch-limit",
            EPOCH_LIMIT_SECONDS + " s",
            "--checkpoint-every",
            "2 epochs",
            "--compact-above",
            "1",
            "--results",
            ChaosFileSystem.SCHEME + ":" + records.results()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(logs.resolve("console-" + number + ".txt").toFile())
        .start();
  }

  private Map<String, String> settings(ChaosRecords records) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", cluster.master());
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.executor.memory", "500m");
    settings.put("spark.executor.cores", "1");
    settings.put("spark.executor.instances", "2");
    settings.put("spark.cores.max", "2");
    settings.put("spark.executor.extraClassPath", ownClassPath());
    settings.put("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    settings.put(
        "spark.hadoop.fs." + ChaosFileSystem.SCHEME + ".impl", ChaosFileSystem.class.getName());
    settings.put("spark.hadoop." + ChaosFileSystem.FOLDER_KEY, records.folder().toString());
    return settings;
  }

  /** Swath as it ships, and these tests. */
  private static String ownClassPath() {
    Path target = Path.of("target").toAbsolutePath();
    return target.resolve("test-classes") + File.pathSeparator + target.resolve("swath.jar");
  }

  private static String sparkClassPath() throws IOException {
    return Files.readString(Path.of("target", "spark.classpath")).strip();
  }

  @Override
  public void close() throws InterruptedException {
    cluster.close();
  }
}
