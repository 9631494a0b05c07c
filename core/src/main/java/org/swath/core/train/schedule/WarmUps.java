package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.Part;

/**
 * The warm-ups that runs may name.
 *
 * @param rules with different names; the first is that of a run that names none and takes no
 *     parameters
 */
public record WarmUps(List<WarmUp.Rule> rules) {

  static final String NAME = "warm-up";

  public WarmUps {
    rules = List.copyOf(rules);
  }

  /** Every warm-up of this package, none first. */
  public static WarmUps standard() {
    return new WarmUps(
        List.of(
            new NoWarmUp(),
            new RisingWarmUp("linear", "Rises evenly: t/T", part -> part),
            new RisingWarmUp(
                "exponential",
                "Rises ever faster: (e^(5t/T) - 1) / (e^5 - 1)",
                part -> StrictMath.expm1(5 * part) / StrictMath.expm1(5)),
            new RisingWarmUp(
                "cosine",
                "Rises slowly, then fast, then slowly: (1 - cos(πt/T)) / 2",
                part -> (1 - StrictMath.cos(Math.PI * part)) / 2),
            new ConstantWarmUp()));
  }

  /** What a spec may name. */
  public Part part() {
    return new Part(
        NAME,
        "a warm-up of the learning rate",
        rules.stream().map(WarmUp.Rule::component).toList(),
        true);
  }

  /** {@link WarmUp.Rule#problemWith} of the rule that was chosen; the first for none. */
  Optional<String> problemWith(Optional<ComponentChoice> choice, Horizon horizon) {
    return rule(choice).problemWith(settings(choice), horizon);
  }

  /** {@link WarmUp.Rule#open} of the rule that was chosen; the first for none. */
  public WarmUp open(Optional<ComponentChoice> choice, Horizon horizon) {
    return rule(choice).open(settings(choice), horizon);
  }

  private static ParameterValues settings(Optional<ComponentChoice> choice) {
    return choice.map(ComponentChoice::parameters).orElse(ParameterValues.none());
  }

  private WarmUp.Rule rule(Optional<ComponentChoice> choice) {
    return choice.map(chosen -> named(chosen.name())).orElse(rules.get(0));
  }

  private WarmUp.Rule named(String name) {
    return rules.stream()
        .filter(rule -> rule.component().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no warm-up " + name));
  }
}
