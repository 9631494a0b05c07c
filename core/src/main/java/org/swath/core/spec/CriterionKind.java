package org.swath.core.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.swath.core.converge.AbsoluteChange;
import org.swath.core.converge.Better;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.converge.Direction;
import org.swath.core.converge.MovingAverage;
import org.swath.core.converge.Patience;
import org.swath.core.converge.PlateauOrRise;
import org.swath.core.converge.RelativeChange;
import org.swath.core.converge.RelativeToBest;
import org.swath.core.converge.Target;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * A kind of convergence criterion: the parameters it takes and the criterion they make.
 *
 * <p>What is declared here is all that reading, refusing, the JSON Schema and the command line know
 * of a kind. There is no condition on a gradient of its own: {@code target} over the metric that
 * has its norm is one.
 *
 * @param component its name, description and parameters
 * @param factory the criterion that values of all its parameters make
 */
record CriterionKind(Component component, Function<ParameterValues, ConvergenceCriterion> factory) {

  private static final List<CriterionKind> ALL =
      List.of(
          of(
              "absolute-change",
              "The metric changes by less than a threshold in each of several epochs in a row",
              values -> new AbsoluteChange(values.number("threshold"), values.count("window")),
              number("threshold", Domain.NumberRange.positive(), smallChange()),
              count("window", "How many changes in a row must be that small")),
          of(
              "relative-change",
              "The metric changes by less than a fraction of its size, several times in a row",
              values ->
                  new RelativeChange(
                      values.number("tolerance"), values.count("lag"), values.count("window")),
              number(
                  "tolerance",
                  Domain.NumberRange.positive(),
                  "How small a change must be, as a fraction of the size of the value before"),
              withDefault(count("lag", "Over how many epochs a change is measured"), 1L),
              count("window", "How many changes in a row must be that small")),
          of(
              "moving-average",
              "The metric changes by less than a threshold on average over several epochs",
              values -> new MovingAverage(values.number("threshold"), values.count("window")),
              number("threshold", Domain.NumberRange.positive(), smallChange()),
              count("window", "Over how many changes the average is taken")),
          of(
              "patience",
              "The metric has not improved on its best for several epochs in a row",
              values ->
                  new Patience(
                      values.count("patience"),
                      values.number("minimum-improvement"),
                      better(values)),
              count("patience", "How many epochs in a row must bring no improvement"),
              withDefault(
                  number(
                      "minimum-improvement",
                      Domain.NumberRange.nonNegative(),
                      "How much an improvement must be larger than, in the metric's own unit"),
                  0.0),
              better()),
          of(
              "target",
              "The metric reaches a value",
              values ->
                  new Target(
                      values.number("value"), word(Direction.class, values.text("direction"))),
              number(
                  "value",
                  new Domain.NumberRange(
                      Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false),
                  "The value to reach, in the metric's own unit"),
              choice(
                  "direction",
                  List.of("below", "above"),
                  "Which side of the value has reached it")),
          of(
              "relative-to-best",
              "The metric has made nearly all of the improvement that it makes in the whole run",
              values -> new RelativeToBest(values.number("tolerance"), better(values)),
              number(
                  "tolerance",
                  Domain.NumberRange.fraction(),
                  "How far from the best, as a fraction of the way there from the first value"),
              better()),
          of(
              "plateau-or-rise",
              "A validation metric has stopped improving, or got worse again",
              values ->
                  new PlateauOrRise(
                      values.count("patience"), values.number("tolerance"), better(values)),
              count("patience", "How many epochs in a row must bring no improvement"),
              number(
                  "tolerance",
                  Domain.NumberRange.nonNegative(),
                  "How much worse than its best it may be, in the metric's own unit"),
              better()));

  /** Every kind, in the order they are documented. */
  static List<CriterionKind> all() {
    return ALL;
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static CriterionKind named(String name) {
    return ALL.stream()
        .filter(kind -> kind.component.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A criterion must be one of %s, but got %s".formatted(names(), name)));
  }

  static List<String> names() {
    return ALL.stream().map(kind -> kind.component.name()).toList();
  }

  /** Its parameters by name, in the order they are declared. */
  Map<String, Parameter> parameters() {
    return new LinkedHashMap<>(ComponentReader.parametersByName(component));
  }

  /** The criterion that these values of all its parameters make. */
  ConvergenceCriterion criterion(ParameterValues values) {
    return factory.apply(values);
  }

  private static CriterionKind of(
      String name,
      String description,
      Function<ParameterValues, ConvergenceCriterion> factory,
      Parameter... parameters) {
    return new CriterionKind(new Component(name, 1, description, List.of(parameters)), factory);
  }

  private static String smallChange() {
    return "How small a change must be, in the metric's own unit";
  }

  private static Parameter number(String name, Domain.NumberRange domain, String text) {
    return new Parameter(name, domain, Optional.empty(), text, false);
  }

  private static Parameter count(String name, String text) {
    Domain domain = new Domain.IntegerRange(1, Integer.MAX_VALUE);
    return new Parameter(name, domain, Optional.empty(), text, false);
  }

  private static Parameter choice(String name, List<String> words, String text) {
    return new Parameter(name, new Domain.Choice(words), Optional.empty(), text, false);
  }

  private static Parameter better() {
    return withDefault(
        choice("better", List.of("lower", "higher"), "Which values of the metric are better"),
        "lower");
  }

  private static Parameter withDefault(Parameter parameter, Object value) {
    return new Parameter(
        parameter.name(),
        parameter.domain(),
        Optional.of(value),
        parameter.description(),
        parameter.fusible());
  }

  private static Better better(ParameterValues values) {
    return word(Better.class, values.text("better"));
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
