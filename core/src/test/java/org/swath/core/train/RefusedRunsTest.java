package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.TOOLKIT;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withOptimizer;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.RunParameters;
import org.swath.core.workload.encoder.ImplicitEmEncoder;

/** What is refused before anything is trained. */
class RefusedRunsTest {

  private static final RunParameters SGD = run(QUADRATIC, Map.of(), 2, 4, 1);
  private static final RunParameters LBFGS = withOptimizer(SGD, "lbfgs", Map.of());

  @Test
  void anOptimizerThatSearchesOneLengthTakesNoRatesByLayer() {
    assertThat(problems(withPart(LBFGS, "layer-rates", "geometric", Map.of("layer-ratio", 0.5))))
        .containsExactly(
            "All layers must have the same rate under lbfgs, which searches one length for all"
                + " parameters, but layer-rates are geometric. Choose another optimizer, or leave"
                + " layer-rates out");
    assertThat(problems(withPart(LBFGS, "layer-rates", "geometric", Map.of("layer-ratio", 1.0))))
        .isEmpty();
    assertThat(problems(withPart(SGD, "layer-rates", "geometric", Map.of()))).isEmpty();
  }

  @Test
  void anOptimizerThatAsksForTheLossAgainTakesNoChangesOfItsGradients() {
    RunParameters clipped = withPart(LBFGS, "clipping", "element", Map.of());
    assertThat(problems(withPart(clipped, "noise-injection", "annealed", Map.of())))
        .containsExactly(
            "Gradients must be those of the loss under lbfgs, which searches along them, but"
                + " clipping is element. Choose another optimizer, or leave clipping out",
            "Gradients must be those of the loss under lbfgs, which searches along them, but"
                + " noise-injection is annealed. Choose another optimizer, or leave"
                + " noise-injection out");
    assertThat(problems(withPart(LBFGS, "regularisation", "l2", Map.of()))).isEmpty();
  }

  @Test
  void aScheduleThatLooksAtScatterNeedsTwoBatches() {
    RunParameters looking = withPart(SGD, "schedule", "curvature-noise", Map.of());
    assertThat(TOOLKIT.problemsWith(looking, QUADRATIC.component(), 7))
        .containsExactly(
            "A schedule that looks at the scatter of gradients needs two whole batches, but 7"
                + " examples in batches of 4 make one. Change batch-size or the schedule");
    assertThat(problems(looking)).isEmpty();
  }

  @Test
  void aWorkloadIsAskedAboutTheBatchesOfEveryEpoch() {
    ImplicitEmEncoder encoder = new ImplicitEmEncoder();
    RunParameters growing =
        withPart(
            run(encoder, Map.of(), 3, 4, 0.1),
            "batch-growth",
            "geometric",
            Map.of("growth-period", 1L, "largest-batch-size", 16L));

    // Batches of 4, 8 and 16: 26 leaves 2, 2 and 10; 9 leaves 1, 1 and 9; 17 leaves 1 each time.
    assertThat(problemsOfBatches(encoder, growing, 26)).isEmpty();
    assertThat(problemsOfBatches(encoder, growing, 9)).hasSize(2);
    assertThat(problemsOfBatches(encoder, growing, 17)).hasSize(3);
    assertThat(problemsOfBatches(encoder, run(encoder, Map.of(), 3, 4, 0.1), 17)).hasSize(1);
  }

  private static List<String> problemsOfBatches(
      ImplicitEmEncoder encoder, RunParameters run, int examples) {
    return Toolkit.byBatchSize(run).stream()
        .flatMap(one -> encoder.problemWith(one, examples).stream())
        .toList();
  }

  private static List<String> problems(RunParameters run) {
    return TOOLKIT.problemsWith(run, QUADRATIC.component(), 8);
  }
}
