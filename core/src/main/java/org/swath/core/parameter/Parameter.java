package org.swath.core.parameter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The declaration of one parameter: its name, what values it takes, and the value it has when a
 * spec does not mention it.
 *
 * @param name dashed lower-case name, as written in a spec ({@code learning-rate}); that of one
 *     layer of a model begins with the layer's ({@code hidden.dropout})
 * @param domain the values it accepts
 * @param defaultValue the value used when none is given; empty when a spec must give one. Typed as
 *     {@link ParameterValues} stores it
 * @param description one line for {@code --help}, editors and error messages, with the unit if any
 * @param fusible whether runs that differ in it may be trained side by side in one cohort; false
 *     unless said otherwise. Read for parameters of workloads and of the training loop: those of
 *     optimizers are {@linkplain Catalogue always fusible}, those of a dataset are the same for all
 */
public record Parameter(
    String name,
    Domain domain,
    Optional<Object> defaultValue,
    String description,
    boolean fusible) {

  private static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  public Parameter {
    if (!name.matches("(" + WORD + "\\.)?" + WORD)) {
      throw new IllegalArgumentException(
          "A parameter's name must be dashed lower case, after that of a layer and a dot where it"
              + " is a layer's, but got \""
              + name
              + "\"");
    }
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(description, "description");
    defaultValue.ifPresent(
        value ->
            domain
                .problemWith(value)
                .ifPresent(
                    problem -> {
                      throw new IllegalArgumentException("Default of " + name + ": " + problem);
                    }));
  }

  /** A whole number of at least {@code minimum}. */
  public static Parameter integer(String name, long minimum, long defaultValue, String text) {
    return new Parameter(
        name,
        new Domain.IntegerRange(minimum, Long.MAX_VALUE),
        Optional.of(defaultValue),
        text,
        false);
  }

  /** A real number in {@code domain}. */
  public static Parameter number(
      String name, Domain.NumberRange domain, double defaultValue, String text) {
    return new Parameter(name, domain, Optional.of(defaultValue), text, false);
  }

  /** {@code true} or {@code false}, which it is unless given. */
  public static Parameter flag(String name, String text) {
    return new Parameter(name, new Domain.Flag(), Optional.of(false), text, false);
  }

  /** One of a fixed list of words. */
  public static Parameter choice(
      String name, List<String> choices, String defaultValue, String text) {
    return new Parameter(name, new Domain.Choice(choices), Optional.of(defaultValue), text, false);
  }

  /** The same parameter without a default: a spec must give a value. */
  public Parameter required() {
    return new Parameter(name, domain, Optional.empty(), description, fusible);
  }

  /** The same parameter, which runs of one cohort may differ in. */
  public Parameter asFusible() {
    return new Parameter(name, domain, defaultValue, description, true);
  }

  /** The same parameter for one layer of a model; without a default: what is not given stays. */
  public Parameter ofLayer(String layer) {
    return new Parameter(layer + "." + name, domain, Optional.empty(), description, fusible);
  }

  /** The name as a column of the results. */
  public String column() {
    return columnOf(name);
  }

  /** A parameter's or factor's name as a column of the results: underscores for what is none. */
  public static String columnOf(String name) {
    return name.replace('-', '_').replace('.', '_');
  }
}
