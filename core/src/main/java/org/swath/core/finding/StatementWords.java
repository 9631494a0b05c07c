package org.swath.core.finding;

import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.ConfigurationGroup;
import org.swath.core.spec.Statement;

/** What a hypothesis says, in a sentence. */
final class StatementWords {

  private StatementWords() {}

  static String of(Statement statement) {
    if (statement instanceof Statement.Invariant it) {
      return "The mean %s is the same at every %s, to within %s%s."
          .formatted(
              MetricWords.name(it.metric()),
              MetricWords.name(it.factor()),
              MetricWords.of(it.metric()).margin(it.within()),
              where(it.where()));
    }
    if (statement instanceof Statement.Equivalent it) {
      return "The mean %s of %s and that of %s are the same, to within %s."
          .formatted(
              MetricWords.name(it.metric()),
              group(it.group()),
              group(it.to()),
              MetricWords.of(it.metric()).margin(it.within()));
    }
    if (statement instanceof Statement.Difference it) {
      return "The mean %s of %s is %s than that of %s%s."
          .formatted(
              MetricWords.name(it.metric()),
              group(it.group()),
              it.kind(),
              group(it.than()),
              amount(it));
    }
    if (statement instanceof Statement.Trend it) {
      return "The mean %s %s from each %s to the next larger%s."
          .formatted(
              MetricWords.name(it.metric()),
              it.rising() ? "rises" : "falls",
              MetricWords.name(it.factor()),
              where(it.where()));
    }
    if (statement instanceof Statement.Between it) {
      return "The %s of every %s is %s%s."
          .formatted(
              it.everyRun()
                  ? MetricWords.name(it.metric())
                  : "mean " + MetricWords.name(it.metric()),
              it.everyRun() ? "run" : "configuration",
              between(MetricWords.of(it.metric()), it.from(), it.to()),
              where(it.where()));
    }
    Statement.Ends it = (Statement.Ends) statement;
    return (switch (it.ending()) {
          case COMPLETES -> "No run diverges";
          case CONVERGES -> "Every run meets the convergence criterion";
          case NEVER_CONVERGES -> "No run meets the convergence criterion by its last epoch";
        })
        + where(it.where())
        + ".";
  }

  /** {@code from 92 % to 94 %}, {@code at least 92 %}. */
  static String between(MetricWords words, double from, double to) {
    if (Double.isInfinite(from)) {
      return "at most " + words.bound(to);
    }
    return Double.isInfinite(to)
        ? "at least " + words.bound(from)
        : "from " + words.bound(from) + " to " + words.bound(to);
  }

  private static String amount(Statement.Difference it) {
    if (it.by() == 0) {
      return "";
    }
    return " by more than "
        + (it.percent()
            ? MetricWords.number(it.by()) + " %"
            : MetricWords.of(it.metric()).margin(it.by()));
  }

  private static String group(ConfigurationGroup group) {
    Optional<String> best =
        group
            .best()
            .map(
                b ->
                    "the configuration with the %s %s of "
                        .formatted(
                            b.highest() ? "highest" : "lowest", MetricWords.name(b.metric())));
    return best.orElse("") + LevelWords.of(group.where());
  }

  private static String where(ParameterValues where) {
    return where.values().isEmpty() ? "" : ", where " + LevelWords.of(where);
  }
}
