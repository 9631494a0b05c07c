package org.swath.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.jobs.builtins.BuiltIns;

/**
 * A workload that breaks in its third epoch when it has 13 units, has no room for several models of
 * 11 units, and is sound otherwise.
 */
final class FaultyEncoder implements Workload {

  private static final int UNLUCKY_UNITS = 13;
  private static final int EPOCHS_BEFORE = 2;
  private static final int UNITS_WITHOUT_ROOM = 11;

  private final Workload sound;

  private FaultyEncoder(Workload sound) {
    this.sound = sound;
  }

  /** The same built-ins with this fault. */
  static BuiltIns among(BuiltIns builtIns) {
    List<Workload> workloads = new ArrayList<>();
    builtIns.workloads().forEach(workload -> workloads.add(new FaultyEncoder(workload)));
    return new BuiltIns(workloads, builtIns.datasets(), builtIns.optimizers());
  }

  @Override
  public WorkloadComponent component() {
    return sound.component();
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return sound.problemWith(run, trainingExamples);
  }

  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    PreparedWorkload prepared = sound.prepare(dataset, kernel);
    return new PreparedWorkload() {
      @Override
      public DeviceKernel kernel() {
        return prepared.kernel();
      }

      @Override
      public int trainingExamples() {
        return prepared.trainingExamples();
      }

      @Override
      public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
        if (lanes.size() > 1 && lanes.get(0).integer("hidden-units") == UNITS_WITHOUT_ROOM) {
          throw new OutOfMemoryError("no room for " + lanes.size() + " models");
        }
        CohortModel model = prepared.open(lanes, batchSize, streams);
        return lanes.get(0).integer("hidden-units") == UNLUCKY_UNITS
            ? new BreakingModel(model, EPOCHS_BEFORE * trainingExamples())
            : model;
      }
    };
  }

  private static final class BreakingModel implements CohortModel {
    private final CohortModel sound;
    private int examplesLeft;

    BreakingModel(CohortModel sound, int examplesLeft) {
      this.sound = sound;
      this.examplesLeft = examplesLeft;
    }

    @Override
    public HostVector parameters(int lane) {
      return sound.parameters(lane);
    }

    @Override
    public HostVector gradient(int lane) {
      return sound.gradient(lane);
    }

    @Override
    public void startBatch(int[] examples, int from, int count) {
      if (examplesLeft == 0) {
        throw new IllegalStateException(UNLUCKY_UNITS + " units");
      }
      examplesLeft -= count;
      sound.startBatch(examples, from, count);
    }

    @Override
    public void lossAndGradient(int lane, double[] terms) {
      sound.lossAndGradient(lane, terms);
    }

    @Override
    public double[] evaluate(int lane) {
      return sound.evaluate(lane);
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
