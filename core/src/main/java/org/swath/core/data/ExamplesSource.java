package org.swath.core.data;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Examples that differ in nothing but their number, for workloads that need no data: each is an
 * image of one black pixel, all of one class. What is trained may tell them apart by their numbers,
 * as {@linkplain org.swath.core.random.RandomStreams streams} do. The test part is one such image.
 */
public final class ExamplesSource implements DatasetSource {

  private static final String NAME = "examples";
  private static final int VERSION = 1;
  private static final String COUNT = "count";
  private static final int MOST_EXAMPLES = 10_000_000; // 20 MB of pixels and labels

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "Numbered examples without content, for workloads that need no data",
        List.of(
            new Parameter(
                COUNT,
                new Domain.IntegerRange(1, MOST_EXAMPLES),
                Optional.of(1L),
                "How many examples an epoch visits",
                false)));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    return Sha256.hexOf(
        "%s version %d\n%s %d\n".formatted(NAME, VERSION, COUNT, parameters.integer(COUNT)));
  }

  @Override
  public void requireAvailable(ParameterValues parameters, Optional<String> location) {
    // Made on the spot.
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return parameters.count(COUNT);
  }

  /** Makes the examples; {@code location} is ignored and nothing is read or written. */
  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    return new Dataset(black(trainingExamples(parameters)), black(1), 1);
  }

  private static LabelledImages black(int count) {
    return new LabelledImages(count, 1, 1, new byte[count], new byte[count]);
  }
}
