package org.swath.models.samediff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.ExampleShape;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.NearestName;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.Network;
import org.swath.models.Network.InputLayout;
import org.swath.models.Task;

/** A graph, whose shapes are what its file says. */
final class SameDiffArchitecture implements Architecture {

  private final String location;
  private final SameDiff graph;
  private final SDVariable input;
  private final SDVariable labels;
  private final SDVariable loss;
  private final SDVariable output;
  private final List<SDVariable> trained;

  /**
   * @param parameters name the parts of the graph
   * @throws ModelException when the graph has no such parts
   */
  SameDiffArchitecture(String location, SameDiff graph, ParameterValues parameters) {
    this.location = location;
    this.graph = graph;
    this.input = part("input-placeholder", parameters, SDVariable::isPlaceHolder);
    this.labels = part("labels-placeholder", parameters, SDVariable::isPlaceHolder);
    this.loss = part("loss-variable", parameters, SameDiffArchitecture::isComputed);
    this.output = part("output-variable", parameters, SameDiffArchitecture::isComputed);
    this.trained =
        graph.variables().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .filter(variable -> variable.dataType().isFPType())
            .toList();
  }

  private static boolean isComputed(SDVariable variable) {
    return variable.getVariableType() == VariableType.ARRAY;
  }

  private SDVariable part(
      String parameter, ParameterValues parameters, Predicate<SDVariable> fitting) {
    String name = parameters.text(parameter);
    List<String> valid = graph.variables().stream().filter(fitting).map(SDVariable::name).toList();
    if (!valid.contains(name)) {
      throw new ModelException(
          "%s must name a part of %s, but there is no such part called \"%s\". %s"
              .formatted(parameter, location, name, NearestName.suggestion(name, valid)));
    }
    return graph.getVariable(name);
  }

  @Override
  public void set(Map<String, Object> settings) {
    // A graph has no layers that could be set.
  }

  @Override
  public void requireTrainable(Task task) {
    if (trained.isEmpty()) {
      throw new ModelException(
          "%s must have variables to train, but has none. Make the weights variables, not constants"
              .formatted(location));
    }
    List<DataType> types = trained.stream().map(SDVariable::dataType).distinct().toList();
    if (types.size() > 1 || !List.of(DataType.FLOAT, DataType.DOUBLE).contains(types.get(0))) {
      throw new ModelException(
          "All variables of %s must be in single precision, or all in double, but they are in %s. Save it in one precision"
              .formatted(location, types));
    }
  }

  @Override
  public void fit(ExampleShape shape, Task task) {
    requireShape(input, layout().shape(1, shape));
    requireShape(labels, new long[] {1, task.outputs(shape)});
  }

  /** Checks all sizes but the first, that of the batch; what a placeholder leaves open is right. */
  private void requireShape(SDVariable placeholder, long[] needed) {
    long[] given = placeholder.placeholderShape();
    boolean fits = given == null || given.length == needed.length;
    for (int i = 1; fits && given != null && i < given.length; i++) {
      fits = given[i] < 0 || given[i] == needed[i];
    }
    if (!fits) {
      throw new ModelException(
          "Placeholder %s of %s must take what it is given, %s for a batch of one, but is %s. Change the graph, or choose data of another size"
              .formatted(
                  placeholder.name(), location, Arrays.toString(needed), Arrays.toString(given)));
    }
  }

  private InputLayout layout() {
    long[] shape = input.placeholderShape();
    return shape != null && shape.length == 4
        ? InputLayout.IMAGES_CHANNELS_FIRST
        : InputLayout.FLAT;
  }

  /** At the values in the file, whatever the seed. */
  @Override
  public Network open(int seed) {
    return new SameDiffNetwork(
        graph,
        new SameDiffNetwork.Names(input.name(), labels.name(), loss.name(), output.name()),
        trained,
        layout());
  }
}
