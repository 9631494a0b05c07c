package org.swath.jobs;

import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.standardBuiltIns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.Catalogue;

/** Results that a sweep may leave, leaves for a while, or that a disk has spoilt. */
public enum OddResults {
  NOTHING_IS_COMMITTED {
    @Override
    MadeResults results() {
      return made(smallSpec());
    }
  },
  ONE_SEED {
    @Override
    MadeResults results() {
      return completed(smallSpec().replace("[1, 2]", "[2]"), 1);
    }
  },
  EVERY_RUN_FAILED {
    @Override
    MadeResults results() {
      return made(smallSpec()).fails(0).fails(1, 3).fails(2, 3, 2).fails(3);
    }
  },
  EVERY_RUN_DIVERGED {
    @Override
    MadeResults results() {
      return made(smallSpec())
          .diverges(0, Double.NaN)
          .diverges(1, 3, Double.POSITIVE_INFINITY)
          .diverges(2, 3, 2, Double.NaN)
          .diverges(3);
    }
  },
  EVERY_LOSS_IS_THE_SAME {
    @Override
    MadeResults results() {
      return completed(smallSpec(), 0);
    }
  },
  LOSSES_ARE_NOT_NUMBERS {
    @Override
    MadeResults results() {
      return made(smallSpec())
          .completes(0, 3, 2, Double.NaN)
          .completes(1, 3, Double.NaN, 2)
          .completes(2, 3, 2, Double.NEGATIVE_INFINITY)
          .completes(3, Double.NaN, Double.NaN, Double.NaN);
    }
  },
  LOSSES_ARE_HUGE_AND_TINY {
    @Override
    MadeResults results() {
      return made(smallSpec())
          .completes(0, 1e300, 1e299, 1e298)
          .completes(1, 1e-300, 1e-301, 0)
          .completes(2, -1e300, 1e300, -1e300)
          .completes(3, 0, -0.0, Double.MIN_VALUE);
    }
  },
  ONE_CONFIGURATION {
    @Override
    MadeResults results() {
      return completed(single(), 1);
    }
  },
  ONE_RUN {
    @Override
    MadeResults results() {
      return completed(single().replace("[1, 2]", "[2]"), 1);
    }
  },
  HALF_OF_IT_IS_DONE {
    @Override
    MadeResults results() {
      return made(smallSpec()).completes(1, 9, 8, 7).diverges(2, 9, Double.NaN);
    }
  },
  ONE_OPTIMIZER_DIVERGED {
    @Override
    MadeResults results() {
      return made(smallSpec())
          .completes(0, 9, 8, 7)
          .completes(1, 9, 8, 6)
          .diverges(2, Double.NaN)
          .diverges(3, Double.NaN);
    }
  },
  THE_SPEC_HAS_NO_CRITERION {
    @Override
    MadeResults results() {
      return completed(smallSpec().substring(0, smallSpec().indexOf("convergence:")), 1);
    }
  },
  SEEDS_ARE_BEYOND_DOUBLES {
    @Override
    MadeResults results() {
      return completed(smallSpec().replace("seeds: [1, 2]", "seeds: [0, 9007199254740993]"), 1);
    }
  },
  A_FILE_OF_RUNS_IS_CUT_OFF {
    @Override
    MadeResults results() {
      return nothingOdd();
    }

    @Override
    void damage(Path folder) throws IOException {
      cutOff(folder.resolve("runs"));
    }
  },
  A_FILE_OF_EPOCHS_IS_CUT_OFF {
    @Override
    MadeResults results() {
      return nothingOdd();
    }

    @Override
    void damage(Path folder) throws IOException {
      cutOff(folder.resolve("epochs"));
    }
  };

  private static final Catalogue CATALOGUE = standardBuiltIns(new Configuration()).catalogue();

  abstract MadeResults results();

  /** What befalls the folder afterwards. */
  void damage(Path folder) throws IOException {}

  /** Makes the results in a folder that does not exist yet. */
  public void in(Path folder) throws IOException {
    results().in(folder);
    damage(folder);
  }

  /** Results that there is nothing odd about. */
  public static MadeResults nothingOdd() {
    return completed(smallSpec(), 1);
  }

  private static void cutOff(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      }
    }
  }

  private static MadeResults made(String spec) {
    return new MadeResults(spec, CATALOGUE);
  }

  private static MadeResults completed(String spec, double step) {
    MadeResults results = made(spec);
    for (int run = 0; run < results.plan().runs().size(); run++) {
      results.completes(
          run,
          Map.of("probe_accuracy", 0.9 + 0.01 * step * run),
          20 + step * run,
          10,
          5 + step * run * run);
    }
    return results;
  }

  private static String single() {
    return smallSpec()
        .replace("grid:\n  optimizer: [adam, {name: sgd, momentum: 0.5}]\n", "")
        .replace("learning-rate: 0.01}", "learning-rate: 0.01, optimizer: adam}");
  }
}
