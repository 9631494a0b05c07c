package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.swath.core.parameter.Domain;

/** Reads the seeds: a list of whole numbers, or {@code first} and {@code count}. */
final class SeedsReader {

  private static final String FORMS = "Write a list such as [1, 2, 3], or {first: 1, count: 3}.";
  private static final Domain SEED = new Domain.IntegerRange(0, Long.MAX_VALUE);
  private static final Domain COUNT = new Domain.IntegerRange(1, SweepSpec.MAXIMUM_RUNS);

  private SeedsReader() {}

  static Optional<List<Long>> read(SpecNode node) {
    if (node.isMapping()) {
      return range(node);
    }
    return ParameterReader.levels(node, SEED, FORMS).map(SeedsReader::asLongs);
  }

  private static Optional<List<Long>> range(SpecNode node) {
    SpecMapping section = node.mapping("first and count").orElseThrow();
    section.allowOnly(List.of("first", "count"));
    Optional<Long> first = whole(section, "first", SEED);
    Optional<Long> count = whole(section, "count", COUNT);
    if (first.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    if (first.get() > Long.MAX_VALUE - count.get()) {
      node.mustBe("must end below " + Long.MAX_VALUE, "Choose a smaller first seed.");
      return Optional.empty();
    }
    return Optional.of(LongStream.range(first.get(), first.get() + count.get()).boxed().toList());
  }

  private static Optional<Long> whole(SpecMapping section, String key, Domain domain) {
    return section
        .require(key, FORMS)
        .flatMap(node -> ParameterReader.value(node, domain, ""))
        .map(Long.class::cast);
  }

  private static List<Long> asLongs(List<Object> levels) {
    List<Long> seeds = new ArrayList<>();
    levels.forEach(level -> seeds.add((Long) level));
    return seeds;
  }
}
