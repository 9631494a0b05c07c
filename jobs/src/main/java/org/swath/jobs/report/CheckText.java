package org.swath.jobs.report;

import java.util.List;
import java.util.stream.Collectors;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.spec.AcceptanceBound;
import org.swath.results.RunStatus;

/** How a report words one acceptance check. */
public final class CheckText {

  private final AcceptanceCheck check;
  private final Unit unit;

  public CheckText(AcceptanceCheck check) {
    this.check = check;
    this.unit = Unit.of(check.rule().metric());
  }

  /** Which configuration, what must hold of it and what was measured. */
  String sentence(List<Factor> factors) {
    return "%s: %s %s, but %s"
        .formatted(
            configuration(factors, check.configuration().levels()),
            check.rule().metric().replace('-', ' '),
            mustHold(),
            measured());
  }

  /** The levels of a configuration in words, those of factors that apply. */
  public static String configuration(List<Factor> factors, ParameterValues levels) {
    String text =
        factors.stream()
            .filter(factor -> levels.values().containsKey(factor.name()))
            .map(
                factor ->
                    factor.name().replace('-', ' ')
                        + " "
                        + level(levels.values().get(factor.name())))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "the only configuration" : text;
  }

  /** A level as a person writes it. */
  public static String level(Object level) {
    return level instanceof Double number ? Unit.OWN.plain(number) : String.valueOf(level);
  }

  /** What must hold of the metric, beginning with {@code must}. */
  public String mustHold() {
    AcceptanceBound bound = check.rule().bound();
    if (bound instanceof AcceptanceBound.NearPublished near) {
      return check
          .metric()
          .published()
          .map(
              published ->
                  "must lie within %s of the published %s on average"
                      .formatted(
                          unit.distance(near.allowance(published)), unit.plain(published.mean())))
          .orElseThrow();
    }
    if (bound instanceof AcceptanceBound.MeanBetween between) {
      return between(between);
    }
    return "must be %s in every run"
        .formatted(unit.plain(((AcceptanceBound.EveryRun) bound).value()));
  }

  /** What was measured, or why nothing was that counts. */
  public String measured() {
    RunCounts runs = check.configuration().runs();
    int diverged = runs.of(RunStatus.DIVERGED);
    List<Double> values = check.metric().values();
    if (diverged > 0) {
      return "%d of %d runs diverged".formatted(diverged, runs.planned());
    }
    boolean everyRun = check.rule().bound() instanceof AcceptanceBound.EveryRun;
    boolean broken = check.outcome() == AcceptanceCheck.Outcome.BROKEN;
    if (values.size() < runs.planned() && !broken) {
      return "is known of %d of %d runs only".formatted(values.size(), runs.planned());
    }
    return everyRun
        ? "is " + values.stream().map(unit::plain).collect(Collectors.joining(", "))
        : "is " + unit.plain(check.metric().overSeeds().mean());
  }

  private String between(AcceptanceBound.MeanBetween between) {
    if (Double.isInfinite(between.from())) {
      return "must be at most " + unit.plain(between.to()) + " on average";
    }
    if (Double.isInfinite(between.to())) {
      return "must be at least " + unit.plain(between.from()) + " on average";
    }
    return "must lie from %s to %s on average"
        .formatted(unit.plain(between.from()), unit.plain(between.to()));
  }
}
