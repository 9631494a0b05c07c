package org.swath.jobs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.data.DownloadListener;
import org.swath.core.device.NumericEnvironment;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.UserCache;
import org.swath.jobs.builtins.WorkloadProviderException;
import org.swath.jobs.cli.ConsoleDownloads;
import org.swath.jobs.cli.ExitCode;
import org.swath.jobs.cli.JarsOption;
import org.swath.jobs.cli.SwathCommand;
import org.swath.jobs.driver.RefusedException;

/** The program: puts the parts together and runs the command line. */
public final class Swath {

  private static final Logger LOG = LoggerFactory.getLogger(Swath.class);

  private Swath() {}

  public static void main(String[] arguments) {
    int exitCode = run(arguments, System.out, System.err);
    // A cluster's application master takes an early exit for a failure, whatever its code.
    boolean inClusterMode = "cluster".equals(System.getProperty("spark.submit.deployMode"));
    if (exitCode != 0 || !inClusterMode) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs one command.
   *
   * @param out where answers go
   * @param console where progress and problems go
   * @return the exit code, see {@link org.swath.jobs.cli.ExitCode}
   */
  public static int run(String[] arguments, PrintStream out, PrintStream console) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = JarsOption.loader(JarsOption.in(arguments), before)) {
      thread.setContextClassLoader(loader);
      return runWithJars(arguments, out, console);
    } catch (RefusedException | WorkloadProviderException e) {
      console.println(e.getMessage());
      return ExitCode.REFUSED.number();
    } catch (LinkageError e) {
      LOG.error("Given up", e);
      console.printf(
          "Classes must fit this Swath, version %s, but do not: %s. If the workload is of a jar of yours, compile it against swath.jar of this version%n",
          NumericEnvironment.versionOfSwath(), e);
      return ExitCode.BROKEN.number();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static int runWithJars(String[] arguments, PrintStream out, PrintStream console) {
    boolean terminal = Boolean.getBoolean("swath.terminal");
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    BuiltIns builtIns =
        BuiltIns.standard(userCache(), hadoop, new ConsoleDownloads(console, terminal));
    return new SwathCommand(
            builtIns,
            hadoop,
            executorHadoop ->
                BuiltIns.standard(userCache(), executorHadoop, DownloadListener.silent()),
            out,
            console,
            terminal)
        .execute(arguments);
  }

  private static Path userCache() {
    return UserCache.of(System.getenv(), System.getProperty("user.home"));
  }
}
