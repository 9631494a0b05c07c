package org.swath.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** Traces of other implementations, read from the test resources. */
public final class GoldenTrace {

  private GoldenTrace() {}

  public static JsonNode read(String name) {
    try (InputStream in = GoldenTrace.class.getResourceAsStream("/golden/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] vector(JsonNode node) {
    return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
  }

  public static double[][] matrix(JsonNode node) {
    return IntStream.range(0, node.size())
        .mapToObj(i -> vector(node.get(i)))
        .toArray(double[][]::new);
  }
}
