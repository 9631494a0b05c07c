package org.swath.models.dl4j;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.ModelFormat;
import org.swath.models.Task;

/**
 * A {@code MultiLayerConfiguration} or {@code ComputationGraphConfiguration} of Deeplearning4j, as
 * its {@code toJson} or {@code toYaml} writes it.
 */
final class Dl4jFormat implements ModelFormat {

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String description() {
    return "a network configuration of Deeplearning4j, in JSON or YAML";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public List<Parameter> layerParameters() {
    return LayerSettings.PARAMETERS;
  }

  @Override
  public Architecture read(String location, byte[] content, ParameterValues parameters, Task task) {
    String text = new String(content, StandardCharsets.UTF_8);
    boolean json = text.stripLeading().startsWith("{");
    JsonNode tree = tree(location, text, json);
    try {
      if (tree.has("confs")) {
        return new LayeredArchitecture(
            location,
            json ? MultiLayerConfiguration.fromJson(text) : MultiLayerConfiguration.fromYaml(text));
      }
      if (tree.has("vertices")) {
        return new GraphArchitecture(
            location,
            json
                ? ComputationGraphConfiguration.fromJson(text)
                : ComputationGraphConfiguration.fromYaml(text));
      }
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ModelException(
          "%s must be a network configuration that Deeplearning4j %s can read, but: %s. Write it with toJson or toYaml of that version"
              .formatted(location, version(), Messages.firstLine(e)),
          e);
    }
    throw new ModelException(
        "%s must be a MultiLayerConfiguration (with confs) or a ComputationGraphConfiguration (with vertices) of Deeplearning4j, but has neither. Write one with toJson or toYaml"
            .formatted(location));
  }

  private static JsonNode tree(String location, String text, boolean json) {
    ObjectMapper mapper =
        json ? NeuralNetConfiguration.mapper() : NeuralNetConfiguration.mapperYaml();
    try {
      JsonNode tree = mapper.readTree(text);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "%s must be JSON or YAML, but is not: %s. Write it with toJson or toYaml of a configuration of Deeplearning4j"
              .formatted(location, Messages.firstLine(e)),
          e);
    }
    throw new ModelException(
        "%s must be a network configuration in JSON or YAML, but holds none. Write it with toJson or toYaml of a configuration of Deeplearning4j"
            .formatted(location));
  }

  private static String version() {
    String version = MultiLayerConfiguration.class.getPackage().getImplementationVersion();
    return version == null ? "1.0.0-M2.1" : version;
  }
}
