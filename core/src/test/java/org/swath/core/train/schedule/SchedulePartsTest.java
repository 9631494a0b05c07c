package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;

/** What a spec may name, and the columns that come of it. */
class SchedulePartsTest {

  private static final Part SCHEDULE = Schedules.standard().part();
  private static final Part WARM_UP = WarmUps.standard().part();

  @Test
  void everyScheduleAndWarmUpCanBeNamed() {
    assertThat(SCHEDULE.components().stream().map(Component::name))
        .containsExactly(
            "constant",
            "step",
            "milestones",
            "exponential",
            "inverse-polynomial",
            "inverse",
            "polynomial",
            "cosine",
            "warm-restarts",
            "one-cycle",
            "stable-decay",
            "plateau",
            "curvature-noise");
    assertThat(WARM_UP.components().stream().map(Component::name))
        .containsExactly("none", "linear", "exponential", "cosine", "constant");
    assertThat(SCHEDULE.fusible()).isTrue();
    assertThat(WARM_UP.fusible()).isTrue();
  }

  @Test
  void aParameterIsTheSameForAllThatTakeIt() {
    for (Part part : List.of(SCHEDULE, WARM_UP)) {
      List<Parameter> different =
          part.components().stream().flatMap(c -> c.parameters().stream()).distinct().toList();
      assertThat(different).extracting(Parameter::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void schedulesAndWarmUpsShareNoColumnWithEachOtherNorWithTheRestOfARun() {
    Set<String> taken =
        Set.of(
            "momentum",
            "beta1",
            "beta2",
            "epsilon",
            "gamma",
            "weight-decay",
            "learning-rate",
            "batch-size",
            "epochs",
            "schedule",
            "warm-up",
            "optimizer");

    assertThat(names(SCHEDULE)).noneMatch(names(WARM_UP)::contains).noneMatch(taken::contains);
    assertThat(names(WARM_UP)).noneMatch(taken::contains);
  }

  private static Set<String> names(Part part) {
    return part.components().stream()
        .flatMap(component -> component.parameters().stream())
        .map(Parameter::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
