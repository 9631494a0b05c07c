package org.swath.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.swath.core.data.DownloadListener;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.UserCache;
import org.swath.jobs.cli.ConsoleDownloads;
import org.swath.jobs.cli.SwathCommand;

/** The program: puts the parts together and runs the command line. */
public final class Swath {

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
