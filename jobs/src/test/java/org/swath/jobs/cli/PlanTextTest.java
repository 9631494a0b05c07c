package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.StandardMetrics;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.plan.CohortPacker;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;

/** What a plan says of parts of training and of monitors. */
class PlanTextTest {

  private static final WorkloadComponent MODEL =
      new WorkloadComponent(
          new Component("model", 1, "Something to train", List.of()),
          List.of(),
          List.of(),
          LaneSharing.none());

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(MODEL),
          List.of(new Component("dots", 1, "Something to train on", List.of())),
          List.of(new Component("adam", 1, "An optimizer", List.of())),
          List.of(
              new Part(
                  "schedule",
                  "a learning-rate schedule",
                  List.of(
                      new Component("constant", 1, "The rate as given", List.of()),
                      new Component(
                          "cosine",
                          1,
                          "Down to a minimum",
                          List.of(
                              Parameter.number(
                                  "minimum-rate",
                                  Domain.NumberRange.nonNegative(),
                                  0,
                                  "The last rate")))),
                  true)),
          List.of(
              new MonitorComponent(
                  new Component(
                      "sharpness",
                      1,
                      "A monitor",
                      List.of(Parameter.integer("iterations", 1, 10, "How many"))),
                  List.of("sharpness"))),
          List.of(Parameter.integer("epochs", 1, 1, "Number of epochs").required()),
          StandardMetrics.none());

  private static final String SPEC =
      """
      name: small
      workload: model
      data: dots
      training: {epochs: 3, optimizer: adam}
      seeds: [1]
      """;

  @Test
  void aPartThatEveryRunHasIsNamedAfterTheOptimizerWithItsParameters() {
    assertThat(text(SPEC.replace("adam}", "adam, schedule: {name: cosine, minimum-rate: 0.5}}")))
        .contains("Training     epochs 3; adam; schedule cosine (minimum-rate 0.5)\n");
  }

  @Test
  void aPartAtItsStandardComponentIsNotMentioned() {
    assertThat(text(SPEC))
        .contains("Training     epochs 3; adam\n")
        .doesNotContain("schedule", "Monitors");
  }

  @Test
  void aPartThatVariesIsAFactorInstead() {
    assertThat(text(SPEC + "grid:\n  schedule: [cosine, constant]\n"))
        .contains("Training     epochs 3; adam\n")
        .contains("Factor       schedule: cosine, constant\n");
  }

  @Test
  void monitorsAreListedWithTheirParameters() {
    assertThat(text(SPEC + "monitors: [sharpness]\n"))
        .contains("Monitors     sharpness (iterations 10)\n");
  }

  private static String text(String yaml) {
    SweepSpec spec = SweepSpecReader.read(yaml, "sweep.yaml", CATALOGUE);
    SweepPlan plan = new SweepPlanner(CATALOGUE).plan(spec, "f".repeat(64));
    return PlanText.of(
            spec,
            plan,
            new CohortPacker(MODEL, CATALOGUE, 1).pack(plan.runs(), 1),
            new LaneCap(1, "the capacity of model"))
        .replace(System.lineSeparator(), "\n");
  }
}
