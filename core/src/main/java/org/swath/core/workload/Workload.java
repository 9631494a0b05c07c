package org.swath.core.workload;

import java.util.Optional;
import org.swath.core.data.DataContent;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;

/** A kind of model that a spec can name: its parameters, its metrics, and how to make it. */
public interface Workload {

  /** Name, version, parameters and metrics. */
  WorkloadComponent component();

  /**
   * The same workload with the files that its runs name at hand. Asked for before anything else of
   * a sweep by whoever has them; a workload without parameters for files has no use for it.
   */
  default Workload with(WorkloadFiles files) {
    return this;
  }

  /**
   * What keeps a model from being made; asked once for each setting of the workload's parameters,
   * before anything is trained.
   *
   * @param shape of the examples; empty where only the data tell it
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  default Optional<String> problemWithModel(
      ParameterValues parameters, Optional<ExampleShape> shape) {
    return Optional.empty();
  }

  /**
   * What keeps a run from being trained on a dataset of a size, beyond what each parameter's domain
   * says; asked before anything is trained.
   *
   * @param trainingExamples those of the dataset; a workload that holds some out takes them off
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  Optional<String> problemWith(RunParameters run, int trainingExamples);

  /**
   * What keeps the workload from being trained on a dataset, whatever its size; asked before
   * anything is trained.
   *
   * @param dataset its name in the catalogue
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  default Optional<String> problemWithData(String dataset) {
    return Optional.empty();
  }

  /**
   * What keeps the workload from being trained on examples of a kind, whatever their dataset; asked
   * before anything is trained.
   *
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  default Optional<String> problemWithContent(DataContent content) {
    return Optional.empty();
  }

  /**
   * How many of a dataset's training examples an epoch visits: all, unless the workload holds some
   * out.
   *
   * @param trainingExamples those of the dataset
   */
  default int trainedExamples(int trainingExamples) {
    return trainingExamples;
  }

  /**
   * Brings a dataset into the form this workload trains on. Costly, and done once per executor: the
   * result is shared by all cohorts of a sweep there, by several threads at once.
   *
   * @param kernel to compute with; a workload uses the portable one where it has no other or that
   *     is faster on the data
   */
  PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel);
}
