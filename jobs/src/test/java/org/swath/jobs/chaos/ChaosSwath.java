package org.swath.jobs.chaos;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.swath.jobs.cli.SwathCommand;

/** The program as {@link org.swath.jobs.Swath} is, but for the faults that strike it. */
public final class ChaosSwath {

  private ChaosSwath() {}

  public static void main(String[] arguments) {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    ChaosBuiltIns builtIns = new ChaosBuiltIns(hadoop.get(ChaosFileSystem.FOLDER_KEY));
    System.exit(
        new SwathCommand(builtIns.create(hadoop), hadoop, builtIns, System.out, System.err, false)
            .execute(arguments));
  }
}
