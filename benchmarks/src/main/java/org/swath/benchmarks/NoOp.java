package org.swath.benchmarks;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.Dataset;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.Datasets;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.jobs.builtins.BuiltIns;

/**
 * A workload, a dataset and an optimizer that do nothing, with as many columns as a real workload:
 * what is left of a sweep's time is Swath's own.
 */
final class NoOp implements Workload {

  private static final String NAME = "no-op";
  private static final int MOST_LANES = 1000;
  private static final Component NOTHING = new Component(NAME, 1, "Does nothing", List.of());

  private NoOp() {}

  /** All that a spec of {@link NoOpSpec} may name. */
  static BuiltIns builtIns(Configuration hadoop) {
    return new BuiltIns(List.of(new NoOp()), new Datasets(List.of(new Nothing())), List.of(STILL));
  }

  @Override
  public WorkloadComponent component() {
    Parameter level = Parameter.integer("level", 1, 1, "Tells configurations apart").asFusible();
    return new WorkloadComponent(
        new Component(NAME, 1, "Trains nothing", List.of(level)),
        List.of("first", "second", "third"),
        List.of("score"),
        new LaneSharing(MOST_LANES, 0));
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return Optional.empty();
  }

  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    HostVector vector = new HostVector.Singles(new float[1]);
    return new PreparedWorkload() {
      @Override
      public DeviceKernel kernel() {
        return kernel;
      }

      @Override
      public int trainingExamples() {
        return dataset.train().count();
      }

      @Override
      public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
        return new Model(vector);
      }
    };
  }

  /** Shares one vector among all lanes of all cohorts: nobody writes to it. */
  private record Model(HostVector vector) implements CohortModel {

    @Override
    public HostVector parameters(int lane) {
      return vector;
    }

    @Override
    public HostVector gradient(int lane) {
      return vector;
    }

    @Override
    public void startBatch(int[] examples, int from, int count) {}

    @Override
    public void lossAndGradient(int lane, double[] terms) {}

    @Override
    public double[] evaluate(int lane) {
      return new double[] {lane};
    }

    @Override
    public void close() {}
  }

  private record Nothing() implements DatasetSource {

    @Override
    public Component component() {
      return NOTHING;
    }

    @Override
    public String fingerprint(ParameterValues parameters) {
      return NAME;
    }

    @Override
    public int trainingExamples(ParameterValues parameters) {
      return 1;
    }

    @Override
    public Dataset load(ParameterValues parameters, Optional<String> location) {
      LabelledImages image = new LabelledImages(1, 1, 1, new byte[1], new byte[1]);
      return new Dataset(image, image, 1);
    }
  }

  private record Still() implements Optimizer {

    @Override
    public void step(double learningRate) {}

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}
  }

  private static final Optimizer.Rule STILL =
      new Optimizer.Rule() {
        @Override
        public Component component() {
          return NOTHING;
        }

        @Override
        public Optimizer open(ParameterValues settings, Target target) {
          return new Still();
        }
      };
}
