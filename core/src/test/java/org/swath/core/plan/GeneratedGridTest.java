package org.swath.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
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

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void packingTrainsEveryRunOnceBesideRunsItMayShareACohortWith(int seed) {
    Random random = new Random(seed);
    List<RunSpec> left = new ArrayList<>(Plans.of(GeneratedGrid.from(random).text()).runs());
    left.removeIf(run -> left.size() > 1 && random.nextInt(4) == 0);
    int slots = 1 + random.nextInt(40);
    int mostLanes = 1 + random.nextInt(30);
    CohortPacking packing = CohortPackerTest.packer(mostLanes).pack(left, slots);

    List<RunSpec> trained =
        packing.cohorts().stream().flatMap(cohort -> cohort.runs().stream()).toList();
    assertThat(trained).containsExactlyInAnyOrderElementsOf(left);
    assertThat(packing.chosen().duration())
        .isCloseTo(
            packing.considered().stream()
                .mapToDouble(PackingEstimate::duration)
                .min()
                .orElseThrow(),
            withinPercentage(1e-6));
    assertThat(packing.busyShare()).isBetween(0.0, 1 + 1e-9);
    for (Cohort cohort : packing.cohorts()) {
      assertThat(cohort.runs()).hasSizeLessThanOrEqualTo(Math.min(mostLanes, 24));
      assertThat(cohort.runs().stream().map(GeneratedGridTest::mustAgree).distinct()).hasSize(1);
    }
    assertThat(packing).isEqualTo(CohortPackerTest.packer(mostLanes).pack(left, slots));
  }

  private static List<Object> mustAgree(RunSpec run) {
    return List.of(
        run.seed(),
        run.parameters().workload().integer("hidden-units"),
        run.parameters().training().integer("batch-size"),
        run.parameters().training().integer("epochs"));
  }

  private static Map<String, Object> expected(RunSpec run) {
    Map<String, Object> values = new TreeMap<>(run.levels().values());
    values.put("seed", run.seed());
    return values;
  }
}
