package org.swath.models.samediff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.nd4j.autodiff.samediff.SameDiff;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.ModelFormat;
import org.swath.models.Task;

/**
 * A graph of SameDiff in FlatBuffers, as its {@code save} writes it, with placeholders for inputs
 * and targets and a variable for the loss. Its variables are what is trained, from the values in
 * the file on.
 */
final class SameDiffFormat implements ModelFormat {

  @Override
  public String name() {
    return "samediff";
  }

  @Override
  public String description() {
    return "a saved graph of SameDiff";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        name("input-placeholder", "input", "Placeholder of the graph that takes examples"),
        name(
            "labels-placeholder",
            "labels",
            "Placeholder of the graph that takes what is to be predicted"),
        name(
            "loss-variable",
            "loss",
            "Variable of the graph that training makes small, one number for a batch"),
        name(
            "output-variable",
            "output",
            "Variable of the graph that is what the model gives for an example"));
  }

  private static Parameter name(String name, String usual, String description) {
    return new Parameter(name, new Domain.Name(), Optional.of(usual), description, false);
  }

  @Override
  public List<Parameter> layerParameters() {
    return List.of();
  }

  @Override
  public Architecture read(String location, byte[] content, ParameterValues parameters, Task task) {
    try {
      return new SameDiffArchitecture(location, graph(content), parameters);
    } catch (ModelException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ModelException(
          "%s must be a graph that SameDiff has saved, but cannot be read as one: %s. Save it with save(file, false)"
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private static SameDiff graph(byte[] content) throws IOException {
    ByteBuffer memory = ByteBuffer.allocateDirect(content.length);
    memory.put(content).flip();
    return SameDiff.fromFlatBuffers(memory, false);
  }
}
