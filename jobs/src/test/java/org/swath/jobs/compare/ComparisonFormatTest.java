package org.swath.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.jobs.MadeResults;
import org.swath.jobs.report.SmallCatalogue;

/** The texts that comparisons are written as; written by {@link ComparisonFormat} and read over. */
class ComparisonFormatTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "TEXT, eventful.txt",
    "MARKDOWN, eventful.md",
    "JSON, eventful.json",
    "CSV, eventful.csv"
  })
  void writesTheExpectedText(ComparisonFormat format, String expected) throws IOException {
    assertThat(format.write(eventful(folder), false)).isEqualTo(resource(expected));
  }

  @Test
  void showsEveryConfigurationWhenAsked() throws IOException {
    assertThat(ComparisonFormat.TEXT.write(eventful(folder), true))
        .isEqualTo(resource("eventful-all.txt"));
  }

  @Test
  void aSingleConfigurationHasOneTable() throws IOException {
    String single =
        SmallSweep.SPEC
            .replace("grid:\n  optimizer: [adam, sgd]\n", "")
            .replace("epochs: 4", "epochs: 4\n  optimizer: adam");
    SweepComparison comparison =
        compare(
            folder,
            SmallSweep.completed(SmallSweep.of(single), 0),
            SmallSweep.completed(SmallSweep.of(single.replace("0.001", "0.01")), 3));

    assertThat(ComparisonFormat.TEXT.write(comparison, false))
        .contains("Metrics:\n")
        .doesNotContain("by configuration,")
        .doesNotContain("over all configurations:");
  }

  @Test
  void saysWhatCannotBeComparedWhereNothingCompleted() throws IOException {
    SweepComparison comparison =
        compare(folder, SmallSweep.plain().fails(0), SmallSweep.plain().diverges(0, Double.NaN));

    for (ComparisonFormat format : ComparisonFormat.values()) {
      assertThat(format.write(comparison, true)).endsWith("\n");
    }
    assertThat(ComparisonFormat.TEXT.write(comparison, false))
        .contains("no pair completed on both sides, so there is nothing to compare");
  }

  /** One optimizer changed, the other did not; a run fails now and two seeds are new. */
  static SweepComparison eventful(Path folder) throws IOException {
    String rate = SmallSweep.SPEC.replace("[1, 2, 3]", "[1, 2, 3, 4, 5]");
    MadeResults a = SmallSweep.of(rate);
    MadeResults b = SmallSweep.of(rate.replace("0.001", "0.01").replace("4, 5]", "4, 6]"));
    double[] sooner = {0.5, 0.75, 0.25, 0.625};
    for (int seed = 0; seed < 4; seed++) {
      double loss = 10 * seed;
      a.completes(seed, accuracy(0.9), loss + 20, loss + 10, loss, loss - 0.5);
      b.completes(seed, accuracy(0.9), loss + 9, loss, loss - 0.5, loss - 4 - sooner[seed]);
      a.completes(5 + seed, accuracy(0.8 + 0.01 * seed), 50, 40, 30, 20 + loss);
      if (seed < 3) {
        b.completes(5 + seed, accuracy(0.81), 50, 40, 30, 20 + loss + 1.5 * sooner[seed] - 0.75);
      }
    }
    return compare(folder, a, b.fails(8, 50));
  }

  private static Map<String, Double> accuracy(double value) {
    return Map.of("probe_accuracy", value);
  }

  private static SweepComparison compare(Path folder, MadeResults a, MadeResults b)
      throws IOException {
    SweepComparison read =
        new ComparisonReader(SmallCatalogue.catalogue())
            .read(
                a.in(folder.resolve("a")),
                b.in(folder.resolve("b")),
                Optional.empty(),
                Map.of("probe-accuracy", 0.02));
    return new SweepComparison(
        new StoredSweep("results/a", read.a().plan(), read.a().records()),
        new StoredSweep("results/b", read.b().plan(), read.b().records()),
        read.differences(),
        read.pairing(),
        read.bits(),
        read.criterion(),
        read.metrics());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ComparisonFormatTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
