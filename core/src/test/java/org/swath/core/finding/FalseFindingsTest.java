package org.swath.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.spec.ConfigurationGroup;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.Statement;

/**
 * How often a hypothesis is found to be what it is not, over made-up sweeps of known truth that lie
 * exactly on the border, where that is hardest.
 */
class FalseFindingsTest {

  private static final long SEED = 20_240_611;
  private static final int SWEEPS = 500;
  private static final double LEVEL = 0.05;

  /** The level and three standard errors of a share of so many sweeps. */
  private static final double MOST = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / SWEEPS);

  private static final String LOSS = "final-loss";
  private static final ParameterValues ALL = ParameterValues.none();

  @Test
  void differencesAsLargeAsTheMarginAreRarelyFoundInvariant() {
    Statement statement = new Statement.Invariant(LOSS, "rate", ALL, 3);

    assertThat(share(statement, random -> sweep(random, 10, 0, 3), Verdict.SUPPORTED))
        .isLessThan(MOST);
    assertThat(share(statement, random -> sweep(random, 10, 0, 1.5, 3), Verdict.SUPPORTED))
        .isLessThan(MOST);
  }

  @Test
  void differencesWithinTheMarginAreRarelyFoundBeyondIt() {
    double[] means = {0, 1, 0, 1};

    assertThat(
            share(
                new Statement.Invariant(LOSS, "rate", ALL, 1),
                random -> sweep(random, 5, means),
                Verdict.REFUTED))
        .isLessThan(MOST);
  }

  @Test
  void equalMeansAreRarelyFoundLowerOrHigherOrRisingOrFalling() {
    for (int seeds : new int[] {2, 3, 10}) {
      for (Statement statement :
          new Statement[] {
            new Statement.Difference(LOSS, rate(1), rate(2), true, 0, false),
            new Statement.Trend(LOSS, "rate", ALL, true)
          }) {
        assertThat(shares(statement, random -> sweep(random, seeds, 5, 5)))
            .as("%s, %d seeds", statement.kind(), seeds)
            .allSatisfy(
                (verdict, share) ->
                    assertThat(verdict == Verdict.UNDECIDED ? 0 : share).isLessThan(MOST));
      }
    }
  }

  /** Of eight that are the same the one that looks best is 1.4 standard errors above what it is. */
  @Test
  void theBestOfManyEqualsIsRarelyFoundBetterThanOneOther() {
    double[] equals = new double[9];
    Statement lower = new Statement.Difference(LOSS, best("one"), best("two"), true, 0, false);

    for (int seeds : new int[] {3, 10}) {
      assertThat(share(lower, random -> inTwoGroups(random, seeds, 1, equals), Verdict.SUPPORTED))
          .as("%d seeds", seeds)
          .isLessThan(MOST);
    }
  }

  /** All of one group are a margin above all of the other: whichever is chosen, it is not so. */
  @Test
  void theBestOfManyThatDifferByTheMarginAreRarelyFoundEquivalent() {
    double[] apart = {0, 0, 0, 0, 1, 1, 1, 1};

    assertThat(
            share(
                new Statement.Equivalent(LOSS, best("one"), best("two"), 1),
                random -> inTwoGroups(random, 10, 4, apart),
                Verdict.SUPPORTED))
        .isLessThan(MOST);
  }

  @Test
  void whatIsPlainlySoIsMostlyFound() {
    assertThat(
            share(
                new Statement.Invariant(LOSS, "rate", ALL, 3),
                random -> sweep(random, 10, 0, 0.1, 0.2),
                Verdict.SUPPORTED))
        .isGreaterThan(0.9);
    assertThat(
            share(
                new Statement.Trend(LOSS, "rate", ALL, true),
                random -> sweep(random, 10, 0, 3, 6),
                Verdict.SUPPORTED))
        .isGreaterThan(0.9);
  }

  private static double share(
      Statement statement, Function<Random, MadeRuns> sweeps, Verdict verdict) {
    return shares(statement, sweeps).get(verdict);
  }

  /** How many of the sweeps end with each verdict. */
  private static Map<Verdict, Double> shares(
      Statement statement, Function<Random, MadeRuns> sweeps) {
    Hypothesis hypothesis = new Hypothesis("it", Optional.empty(), statement, LEVEL);
    Random random = new Random(SEED);
    Map<Verdict, Double> shares = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      shares.put(verdict, 0.0);
    }
    for (int i = 0; i < SWEEPS; i++) {
      Verdict verdict = Judge.of(hypothesis, sweeps.apply(random).all()).verdict();
      shares.merge(verdict, 1.0 / SWEEPS, Double::sum);
    }
    System.out.printf("%s of %d sweeps, seed %d: %s%n", statement.kind(), SWEEPS, SEED, shares);
    return shares;
  }

  /** Means with the noise of a seed, which all levels share, and noise of one run. */
  private static MadeRuns sweep(Random random, int seeds, double... means) {
    double[] ofSeed = random.doubles(seeds).map(any -> 2 * random.nextGaussian()).toArray();
    MadeRuns runs = new MadeRuns();
    for (int level = 0; level < means.length; level++) {
      runs.with("rate=" + (level + 1), LOSS, noisy(random, ofSeed, means[level]));
    }
    return runs;
  }

  /** The first configurations are of one group, the others of two. */
  private static MadeRuns inTwoGroups(Random random, int seeds, int ofOne, double[] means) {
    double[] ofSeed = random.doubles(seeds).map(any -> 2 * random.nextGaussian()).toArray();
    MadeRuns runs = new MadeRuns();
    for (int i = 0; i < means.length; i++) {
      String kind = i < ofOne ? "one" : "two";
      runs.with("kind=" + kind + ",rate=" + i, LOSS, noisy(random, ofSeed, means[i]));
    }
    return runs;
  }

  private static ConfigurationGroup best(String kind) {
    return new ConfigurationGroup(
        MadeRuns.levels("kind=" + kind), Optional.of(new ConfigurationGroup.Best(LOSS, true)));
  }

  private static double[] noisy(Random random, double[] ofSeed, double mean) {
    double[] values = ofSeed.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += mean + random.nextGaussian();
    }
    return values;
  }

  private static ConfigurationGroup rate(int level) {
    return new ConfigurationGroup(MadeRuns.levels("rate=" + level), Optional.empty());
  }
}
