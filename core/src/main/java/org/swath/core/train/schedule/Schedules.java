package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;

/**
 * The schedules that runs may name.
 *
 * @param rules with different names; the first is that of a run that names none and takes no
 *     parameters
 */
public record Schedules(List<Schedule.Rule> rules) {

  static final String NAME = "schedule";

  public Schedules {
    rules = List.copyOf(rules);
  }

  /** Every schedule of this package, the constant one first. */
  public static Schedules standard() {
    return new Schedules(
        List.of(
            new ConstantRate(),
            new StepDecay(),
            new MilestoneShares(),
            new ExponentialDecay(),
            InversePolynomialDecay.ofAnyPower(),
            InversePolynomialDecay.ofPowerOne(),
            new PolynomialDecay(),
            new CosineAnnealing(),
            new WarmRestarts(),
            new OneCycle(),
            new StableThenDecay(),
            new ReductionOnPlateau(),
            new CurvatureNoise()));
  }

  /** What a spec may name. */
  public Part part() {
    return new Part(
        NAME,
        "a learning-rate schedule",
        rules.stream().map(Schedule.Rule::component).toList(),
        true);
  }

  /** {@link Schedule.Rule#problemWith} of the rule that was chosen; the first for none. */
  Optional<String> problemWith(Optional<ComponentChoice> choice, double baseRate, Horizon horizon) {
    return rule(choice).problemWith(settings(choice), baseRate, horizon);
  }

  /** {@link Schedule.Rule#open} of the rule that was chosen; the first for none. */
  public Schedule open(Optional<ComponentChoice> choice, double baseRate, Horizon horizon) {
    return rule(choice).open(settings(choice), baseRate, horizon);
  }

  private static ParameterValues settings(Optional<ComponentChoice> choice) {
    return choice.map(ComponentChoice::parameters).orElse(ParameterValues.none());
  }

  private Schedule.Rule rule(Optional<ComponentChoice> choice) {
    return choice.map(chosen -> named(chosen.name())).orElse(rules.get(0));
  }

  private Schedule.Rule named(String name) {
    return rules.stream()
        .filter(rule -> rule.component().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no schedule " + name));
  }
}
