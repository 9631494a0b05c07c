package org.swath.core.train.schedule;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/**
 * The learning rate of a run as its batch size has it: {@code learning-rate · (batch-size /
 * reference)^p}, p = 1 for the linear rule (Goyal et al. 2017), ½ for the square root. Of batches
 * that grow, the first size counts.
 */
public final class RateScaling {

  /** The name of the part of a spec. */
  public static final String PART = "rate-scaling";

  private static final String REFERENCE = "reference-batch-size";

  private RateScaling() {}

  /** What a spec can choose from. */
  public static Part part() {
    List<Parameter> reference =
        List.of(
            Parameter.integer(REFERENCE, 1, 1, "The batch size at which learning-rate is meant")
                .required());
    return new Part(
        PART,
        "a scaling of the rate",
        List.of(
            new Component("none", 1, "The rate is the learning-rate at any batch size", List.of()),
            new Component("linear", 1, "The rate grows as the batch size", reference),
            new Component(
                "square-root", 1, "The rate grows as the root of the batch size", reference)),
        true);
  }

  /** The learning rate of a run before its schedule. */
  public static double baseRate(RunParameters run) {
    double rate = run.training().number("learning-rate");
    if (run.part(PART).isEmpty()) {
      return rate;
    }
    ComponentChoice choice = run.part(PART).get();
    double factor =
        run.training().count("batch-size") / (double) choice.parameters().count(REFERENCE);
    return rate * (choice.name().equals("linear") ? factor : Math.sqrt(factor));
  }
}
