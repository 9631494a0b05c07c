package org.swath.jobs;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Spark cluster on this machine: a master and a worker with two cores, each a process of its own,
 * on loopback.
 *
 * <p>The worker is started with a wrong {@code OMP_NUM_THREADS}: Swath must set it for executors.
 */
public final class StandaloneCluster implements AutoCloseable {

  private final Path sparkHome;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(Path sparkHome, int port) {
    this.sparkHome = sparkHome;
    this.port = port;
  }

  /** Starts a cluster whose logs and work lie in a folder. */
  public static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(sparkHome(folder), freePort());
    cluster.process(
        folder.resolve("master.log"),
        "org.apache.spark.deploy.master.Master",
        List.of(
            "--host", "127.0.0.1", "--port", Integer.toString(cluster.port), "--webui-port", "0"));
    cluster.awaitMaster();
    cluster.process(
        folder.resolve("worker.log"),
        "org.apache.spark.deploy.worker.Worker",
        List.of(
            "--host",
            "127.0.0.1",
            "--cores",
            "2",
            "--memory",
            "3g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve("work").toString(),
            cluster.master()));
    return cluster;
  }

  public String master() {
    return "spark://127.0.0.1:" + port;
  }

  public Path sparkHome() {
    return sparkHome;
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
    }
    for (Process process : processes) {
      process.waitFor();
    }
  }

  private void process(Path log, String mainClass, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", sparkHome.resolve("jars") + "/*", mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("OMP_NUM_THREADS", "7");
    builder.environment().remove("OPENBLAS_CORETYPE");
    processes.add(builder.start());
  }

  private void awaitMaster() throws InterruptedException {
    while (processes.get(0).isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("The master ended before it listened");
  }

  /** A folder with {@code jars/} of links to the jars that Swath was built against. */
  private static Path sparkHome(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
    String classPath = Files.readString(Path.of("target", "spark.classpath")).strip();
    for (String jar : classPath.split(File.pathSeparator)) {
      Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
    return jars.getParent();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
