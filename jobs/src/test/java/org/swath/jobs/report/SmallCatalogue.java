package org.swath.jobs.report;

import java.util.List;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

/** A catalogue of its own, so that no change to a built-in component changes an expected text. */
public final class SmallCatalogue {

  private SmallCatalogue() {}

  public static Catalogue catalogue() {
    return withRunMetrics("probe-accuracy");
  }

  static Catalogue withRunMetrics(String... runMetrics) {
    return new Catalogue(
        List.of(
            new WorkloadComponent(
                new Component("model", 1, "Something to train", List.of()),
                List.of("lse"),
                List.of(runMetrics),
                LaneSharing.none())),
        List.of(new Component("dots", 1, "Something to train on", List.of())),
        List.of(
            new Component("adam", 1, "An optimizer", List.of()),
            new Component(
                "sgd",
                1,
                "Another optimizer",
                List.of(
                    Parameter.number(
                        "momentum", Domain.NumberRange.fraction(), 0, "What carries over")))),
        List.of(
            Parameter.integer("epochs", 1, 1, "Number of epochs").required(),
            Parameter.number("learning-rate", Domain.NumberRange.positive(), 1, "Step size")
                .required()));
  }
}
