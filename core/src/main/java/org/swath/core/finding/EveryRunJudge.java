package org.swath.core.finding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;
import org.swath.core.stats.Interval;
import org.swath.results.RunStatus;

/** Judges hypotheses about every run: by looking at each, without a test. */
final class EveryRunJudge {

  private static final String METHOD = "every run of the sweep, without a test";
  private static final int MOST_EXAMPLES = 3;

  private final Hypothesis hypothesis;
  private final List<JudgedRun> runs;

  /**
   * @param runs those that the hypothesis is about
   */
  EveryRunJudge(Hypothesis hypothesis, List<JudgedRun> runs) {
    this.hypothesis = hypothesis;
    this.runs = List.copyOf(runs);
  }

  /** Whether one run agrees, as far as it is known, and what it shows of itself. */
  private record Answer(JudgedRun run, Optional<Boolean> agrees, String shows, Optional<Gap> gap) {}

  Finding between(Statement.Between statement) {
    MetricWords words = MetricWords.of(statement.metric());
    return finding(
        run -> {
          Optional<Gap> gap = run.gap(statement.metric());
          if (gap.isEmpty()) {
            double value = run.value(statement.metric());
            boolean agrees = value >= statement.from() && value <= statement.to();
            return new Answer(run, Optional.of(agrees), words.value(value), gap);
          }
          return switch (gap.get()) {
            case DIVERGED -> new Answer(run, Optional.of(false), "diverged", gap);
            case NOT_CONVERGED -> beyond(run, statement);
            case MISSING, FAILED, WITHOUT_VALUE, TIMED_TOGETHER ->
                new Answer(run, Optional.empty(), "", gap);
          };
        },
        range(statement.metric(), words));
  }

  Finding ends(Statement.Ends statement) {
    return finding(run -> ended(run, statement.ending()), "");
  }

  /** A value that lies somewhere above the one observed. */
  private static Answer beyond(JudgedRun run, Statement.Between statement) {
    double least = run.metrics().get(statement.metric()).value();
    Optional<Boolean> agrees = Optional.empty();
    if (least >= statement.to()) {
      agrees = Optional.of(false);
    } else if (least >= statement.from() && Double.isInfinite(statement.to())) {
      agrees = Optional.of(true);
    }
    return new Answer(
        run,
        agrees,
        "above " + MetricWords.number(least),
        agrees.isPresent() ? Optional.empty() : Optional.of(Gap.NOT_CONVERGED));
  }

  private static Answer ended(JudgedRun run, Statement.Ending ending) {
    if (run.status().isEmpty() || run.status().get() == RunStatus.FAILED) {
      return new Answer(run, Optional.empty(), "", run.gap(""));
    }
    boolean diverged = run.status().get() == RunStatus.DIVERGED;
    if (ending == Statement.Ending.COMPLETES) {
      return new Answer(run, Optional.of(!diverged), "diverged", Optional.empty());
    }
    if (diverged) {
      boolean settled = ending == Statement.Ending.CONVERGES;
      return new Answer(
          run,
          settled ? Optional.of(false) : Optional.empty(),
          "diverged",
          settled ? Optional.empty() : Optional.of(Gap.DIVERGED));
    }
    Observation epoch = run.metrics().get(Statement.Ends.METRIC);
    if (epoch == null || !Double.isFinite(epoch.value())) {
      return new Answer(run, Optional.empty(), "", Optional.of(Gap.WITHOUT_VALUE));
    }
    boolean beyond = epoch.certainty() == Observation.Certainty.BEYOND;
    boolean agrees = beyond == (ending == Statement.Ending.NEVER_CONVERGES);
    String shows = beyond ? "not converged" : "epoch " + MetricWords.number(epoch.value());
    return new Answer(run, Optional.of(agrees), shows, Optional.empty());
  }

  private Finding finding(Function<JudgedRun, Answer> answerOf, String range) {
    List<Answer> answers = runs.stream().map(answerOf).toList();
    List<Answer> against = answers.stream().filter(a -> !a.agrees().orElse(true)).toList();
    List<Answer> open = answers.stream().filter(a -> a.agrees().isEmpty()).toList();
    int agree = answers.size() - against.size() - open.size();
    Verdict verdict = verdict(against, open);
    Map<Gap, Integer> leftOut = new EnumMap<>(Gap.class);
    open.forEach(answer -> answer.gap().ifPresent(gap -> leftOut.merge(gap, 1, Integer::sum)));
    String reason =
        switch (verdict) {
          case SUPPORTED -> "It holds of all %d runs%s.".formatted(agree, range);
          case REFUTED ->
              "It does not hold of %d of %d runs: %s."
                  .formatted(against.size(), answers.size(), examples(against));
          case UNDECIDED ->
              answers.isEmpty()
                  ? "There is no run that it is about."
                  : "It holds of %d of %d runs; of the others it is not known: %s."
                      .formatted(agree, answers.size(), GapWords.of(leftOut));
        };
    return new Finding(
        hypothesis,
        StatementWords.of(hypothesis.statement()),
        verdict,
        reason,
        METHOD,
        new Effect(
            "runs of which it holds", agree, "runs", Interval.unknown(1 - 2 * hypothesis.level())),
        OptionalDouble.empty(),
        answers.size() - open.size(),
        leftOut,
        List.of());
  }

  private Verdict verdict(List<Answer> against, List<Answer> open) {
    if (!against.isEmpty()) {
      return Verdict.REFUTED;
    }
    return open.isEmpty() && !runs.isEmpty() ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  private String range(String metric, MetricWords words) {
    double[] known =
        runs.stream()
            .mapToDouble(run -> run.value(metric))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return known.length == 0
        ? ""
        : ", which lie from %s to %s"
            .formatted(words.value(known[0]), words.value(known[known.length - 1]));
  }

  private static String examples(List<Answer> against) {
    String first =
        against.stream()
            .limit(MOST_EXAMPLES)
            .map(
                answer ->
                    "%s, seed %d (%s)"
                        .formatted(
                            LevelWords.of(answer.run().levels()),
                            answer.run().seed(),
                            answer.shows()))
            .collect(Collectors.joining("; "));
    int more = against.size() - MOST_EXAMPLES;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
