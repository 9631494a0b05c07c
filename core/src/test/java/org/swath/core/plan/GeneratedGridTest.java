package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of plans, over grids drawn at random; the seed of a failing one is in its name. */
class GeneratedGridTest {

  static List<Integer> seeds() {
    return IntStream.range(0, 200).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPlanIsTheProductOfItsGridInTheOrderWritten(int seed) {
    GeneratedGrid grid = GeneratedGrid.from(new Random(seed));
    SweepPlan plan = Plans.of(grid.text());

    assertThat(plan).isEqualTo(Plans.of(grid.text()));
    assertThat(plan.runs().stream().map(RunSpec::runId).distinct()).hasSameSizeAs(plan.runs());
    assertThat(plan.runs().stream().map(run -> expected(run)).toList()).isEqualTo(grid.runs());
    for (Factor factor : plan.factors()) {
      assertThat(factor.levels()).isEqualTo(grid.levels().get(factor.name()));
    }
    assertThat(plan.factors().stream().map(Factor::name))
        .containsExactlyElementsOf(grid.levels().keySet());
    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
  }

  private static Map<String, Object> expected(RunSpec run) {
    Map<String, Object> values = new TreeMap<>(run.levels().values());
    values.put("seed", run.seed());
    return values;
  }
}
