package org.swath.jobs.executor;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SerializableWritable;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.NumericEnvironment;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.train.Measurements;
import org.swath.core.train.Trainer;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.WorkloadJar;
import org.swath.results.CheckpointStore;
import org.swath.results.Environment;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsSchema;
import org.swath.results.ResultsStore;

/**
 * What every task of a sweep needs, broadcast once and brought to life once per executor JVM: the
 * task that comes first checks the native libraries and loads the dataset, the others share them.
 * Should Spark drop and rebuild the broadcast, the same comes to life again.
 */
public final class SweepOnExecutors implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Makes what can be trained, on an executor. */
  @FunctionalInterface
  public interface BuiltInsFactory extends Serializable {
    BuiltIns create(Configuration hadoop);

    /** What is told of the points that the sweep gets to, on the driver and on executors. */
    default FaultPoints faultPoints() {
      return FaultPoints.NONE;
    }
  }

  /**
   * The parts that live in one JVM.
   *
   * @param workload with its data
   * @param environment as this JVM has it
   */
  record Live(
      PreparedWorkload workload,
      Trainer trainer,
      Measurements measurements,
      ResultsStore store,
      CheckpointStore checkpoints,
      Environment environment) {}

  private final SerializableWritable<Configuration> hadoop;
  private final String resultsLocation;
  private final String sparkVersion;
  private final ResultsSchema schema;
  private final List<ComponentChoice> monitors;
  private final Origin origin;
  private final DataReference data;
  private final WorkloadFiles files;
  private final NumericRequirement requirement;
  private final TaskSettings settings;
  private final boolean goesOn;
  private final BuiltInsFactory builtIns;
  private transient Live live;

  /**
   * @param hadoop the driver's Hadoop settings
   * @param resultsLocation where attempts are written
   * @param schema of the files to write
   * @param monitors what is measured on request
   * @param origin what every record says of the sweep
   * @param data what to train on
   * @param files that runs name; their contents travel with the sweep, so that no executor has to
   *     reach them
   * @param requirement what must be in force in the executor
   * @param settings how tasks train
   * @param goesOn whether an earlier driver may have left checkpoints
   * @param builtIns what can be trained
   */
  public SweepOnExecutors(
      Configuration hadoop,
      String resultsLocation,
      String sparkVersion,
      ResultsSchema schema,
      List<ComponentChoice> monitors,
      Origin origin,
      DataReference data,
      WorkloadFiles files,
      NumericRequirement requirement,
      TaskSettings settings,
      boolean goesOn,
      BuiltInsFactory builtIns) {
    this.hadoop = new SerializableWritable<>(hadoop);
    this.resultsLocation = resultsLocation;
    this.sparkVersion = sparkVersion;
    this.schema = schema;
    this.monitors = List.copyOf(monitors);
    this.origin = origin;
    this.data = data;
    this.files = files;
    this.requirement = requirement;
    this.settings = settings;
    this.goesOn = goesOn;
    this.builtIns = builtIns;
  }

  synchronized Live live() {
    if (live == null) {
      NumericEnvironment numeric = requirement.enforce();
      BuiltIns available = builtIns.create(hadoop.value());
      Workload kind = workload(available).with(files);
      PreparedWorkload workload =
          kind.prepare(data.load(available.datasets()), requirement.kernel());
      ResultsFolder folder = ResultsFolder.at(resultsLocation, hadoop.value());
      live =
          new Live(
              workload,
              new Trainer(available.toolkit(), System::nanoTime),
              Measurements.of(kind.component(), monitors),
              new HadoopResultsStore(folder),
              new CheckpointStore(folder),
              environment(numeric, kind, workload.kernel()));
    }
    return live;
  }

  /** The workload that was planned with: another version of it would give other results. */
  private Workload workload(BuiltIns available) {
    Workload workload = available.workload(origin.workload());
    int version = workload.component().component().version();
    if (version != origin.workloadVersion()) {
      throw new UnmetRequirementException(
          ("Every process must have version %d of %s, which the sweep was planned with, but this"
                  + " one has version %d. Give all of them the same jar")
              .formatted(origin.workloadVersion(), origin.workload(), version));
    }
    return workload;
  }

  ResultsSchema schema() {
    return schema;
  }

  Origin origin() {
    return origin;
  }

  TaskSettings settings() {
    return settings;
  }

  boolean goesOn() {
    return goesOn;
  }

  FaultPoints faultPoints() {
    return builtIns.faultPoints();
  }

  /** Column names of the run metrics. */
  List<String> runMetrics() {
    return schema.runMetrics();
  }

  private Environment environment(NumericEnvironment numeric, Workload kind, DeviceKernel kernel) {
    return new Environment(
        numeric.swathVersion()
            + WorkloadJar.of(kind).map(jar -> " with " + jar.inWords()).orElse(""),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        sparkVersion,
        numeric.nd4jVersion(),
        numeric.blas(),
        numeric.device() + " " + kernel.label(),
        hostName(),
        numeric.threads());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
