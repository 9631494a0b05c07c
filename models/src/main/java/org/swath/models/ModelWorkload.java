package org.swath.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.swath.core.data.DataContent;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.core.workload.WorkloadFiles.WorkloadFile;

/**
 * Trains a model from a file, one run at a time. The model computes losses and gradients; what is
 * done with them is Swath's: an updater or a learning rate in the file has no say.
 *
 * <p>The loss is the model's own on a batch, the penalties that it puts on its weights included.
 * Epoch metrics are measured on all test examples after the epoch: {@code test-loss}, the mean loss
 * without those penalties and with the model as it is used, without dropout; for a classifier
 * {@code test-accuracy}, the share of examples whose largest output is at their label; for a
 * regression {@code test-r2}, 1 less the sum of squared errors over that of the deviations from the
 * mean of what was to be predicted. Run metrics, {@code final-} before their names, are the same of
 * the trained model.
 */
public final class ModelWorkload implements Workload {

  /** The parameter that names the model's file. */
  public static final String MODEL = "model";

  private final ModelFormat format;
  private final Task task;
  private final WorkloadFiles files;
  private final WorkloadComponent component;

  private ModelWorkload(ModelFormat format, Task task, WorkloadFiles files) {
    this.format = format;
    this.task = task;
    this.files = files;
    this.component = component(format, task);
  }

  /** The workloads of a format, one for each task. */
  public static List<Workload> of(ModelFormat format) {
    return Stream.of(Task.values())
        .<Workload>map(task -> new ModelWorkload(format, task, WorkloadFiles.none()))
        .toList();
  }

  private static WorkloadComponent component(ModelFormat format, Task task) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter(
            MODEL,
            new Domain.FileLocation(),
            Optional.empty(),
            "File of the model: a Hadoop URI, or a path from the folder of the spec",
            false));
    parameters.addAll(format.parameters());
    String learned =
        switch (task) {
          case CLASSIFICATION -> "Classifier";
          case REGRESSION -> "Regression on targets, or on the number of the class,";
          case AUTOENCODING -> "Autoencoder";
        };
    return new WorkloadComponent(
        new Component(
            format.name() + task.suffix(),
            1,
            learned + " from " + format.description(),
            parameters),
        task.metrics(),
        task.metrics().stream().map(metric -> "final-" + metric).toList(),
        LaneSharing.none(),
        LossReduction.MEAN,
        false,
        format.layerParameters());
  }

  @Override
  public WorkloadComponent component() {
    return component;
  }

  @Override
  public Workload with(WorkloadFiles given) {
    return new ModelWorkload(format, task, given);
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return Optional.empty();
  }

  @Override
  public Optional<String> problemWithContent(DataContent content) {
    return content.problemFor(
        component.component().name(),
        List.of(DataContent.Inputs.values()),
        switch (task) {
          case CLASSIFICATION -> List.of(DataContent.Goal.CLASSES);
          case REGRESSION -> List.of(DataContent.Goal.TARGETS, DataContent.Goal.CLASSES);
          case AUTOENCODING -> List.of(DataContent.Goal.values());
        });
  }

  @Override
  public Optional<String> problemWithModel(
      ParameterValues parameters, Optional<ExampleShape> shape) {
    try {
      Architecture architecture = read(parameters);
      shape.ifPresent(known -> architecture.fit(known, task));
      return Optional.empty();
    } catch (ModelException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Computes with the model's own library, whatever the kernel. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    return new PreparedModel(this, task, dataset);
  }

  /**
   * The model of a run, with what its spec says of layers.
   *
   * @throws ModelException when it cannot be trained
   */
  Architecture read(ParameterValues parameters) {
    WorkloadFile file = files.file(parameters.text(MODEL));
    Architecture architecture = format.read(file.location(), file.content(), parameters, task);
    Map<String, Object> settings = new TreeMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              if (name.contains(".")) {
                settings.put(name, value);
              }
            });
    architecture.set(settings);
    architecture.requireTrainable(task);
    return architecture;
  }
}
