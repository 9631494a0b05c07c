package org.swath.core.data.file;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/**
 * Makes a dataset of what files hold: orders and splits it, numbers its classes and scales it.
 *
 * <p>The examples of the training file are put into an order drawn from the stream {@code
 * file-examples} of {@code split-seed}: files are often sorted by class, and workloads hold out the
 * last of their examples. Where there is no test part, the first of this order are it. A test part
 * of its own stays in the order of its file.
 */
record Preparation(ParameterValues parameters) {

  private static final String TEST_FRACTION = "test-fraction";
  private static final String SPLIT_SEED = "split-seed";
  private static final String IMAGE_ROWS = "image-rows";
  private static final String IMAGE_COLUMNS = "image-columns";

  static List<Parameter> parametersOf(Scaling standard) {
    return List.of(
        Parameter.number(
            TEST_FRACTION,
            new Domain.NumberRange(0, false, 1, false),
            0.2,
            "Share of the examples to test on, drawn at random, where no test part is given"),
        Parameter.integer(
            SPLIT_SEED,
            0,
            1,
            "Which examples are drawn, and their order; unlike a run's seed, the same for all runs"),
        Parameter.choice(
            Scaling.PARAMETER,
            Scaling.labels(),
            standard.label(),
            "What inputs become: themselves; of mean 0 and deviation 1; 0 to 1; or grey pixels, 0 to"
                + " 255 as 0 to 1"),
        Parameter.integer(
            IMAGE_ROWS, 0, 0, "Rows of an example that is an image; 0 as the file has it"),
        Parameter.integer(IMAGE_COLUMNS, 0, 0, "Its columns; 0 as the file has it"));
  }

  Dataset of(RawData data) {
    RawExamples all = data.train();
    data.test().ifPresent(test -> requireAlike(all, test));
    int[] order = order(all.count());
    int tested = data.test().isPresent() ? 0 : tested(all);
    if (all.count() - tested < 1) {
      throw new DataException(
          "%s: there must be an example to train on, but there are only %d in all. Use more data."
              .formatted(all.place(), all.count()));
    }
    Part train = new Part(all, rest(order, tested));
    Part test =
        data.test()
            .map(own -> new Part(own, inOrder(own.count())))
            .orElseGet(() -> new Part(all, first(order, tested)));
    ClassNumbers classes = ClassNumbers.of(all, data.test());
    Scaling scaling = Scaling.labelled(parameters.text(Scaling.PARAMETER));
    scaling.requireSuitable(all);
    data.test().ifPresent(scaling::requireSuitable);
    InputScale scale = scaling.scaleOf(train);
    return new Dataset(
        images(train, scale, classes), images(test, scale, classes), classes.count());
  }

  private LabelledImages images(Part part, InputScale scale, ClassNumbers classes) {
    int height = height(part.of());
    return scale.images(part, height, part.of().size() / height, classes.of(part));
  }

  private int height(RawExamples examples) {
    int rows = parameters.count(IMAGE_ROWS);
    int columns = parameters.count(IMAGE_COLUMNS);
    if (rows == 0 && columns == 0) {
      return examples.height();
    }
    if ((long) rows * columns != examples.size()) {
      throw new DataException(
          "%s: image-rows × image-columns must be the %d inputs of an example, but got %d × %d."
              .formatted(examples.place(), examples.size(), rows, columns));
    }
    return rows;
  }

  private int tested(RawExamples all) {
    long share = Math.round(all.count() * parameters.number(TEST_FRACTION));
    return (int) Math.max(1, share);
  }

  private int[] order(int count) {
    UniformRandomProvider random =
        new RandomStreams(parameters.integer(SPLIT_SEED)).stream("file-examples");
    int[] order = inOrder(count);
    for (int i = count - 1; i > 0; i--) {
      int other = (int) (random.nextDouble() * (i + 1));
      int example = order[i];
      order[i] = order[other];
      order[other] = example;
    }
    return order;
  }

  private static int[] inOrder(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    return order;
  }

  private static int[] first(int[] order, int count) {
    return Arrays.copyOf(order, count);
  }

  private static int[] rest(int[] order, int from) {
    return Arrays.copyOfRange(order, from, order.length);
  }

  private static void requireAlike(RawExamples train, RawExamples test) {
    boolean alike =
        train.columns().equals(test.columns())
            && train.size() == test.size()
            && train.targetsPerExample() == test.targetsPerExample();
    if (!alike) {
      throw new DataException(
          "%s must have the inputs and targets of %s in the same order, but has %s, not %s."
              .formatted(test.place(), train.place(), shown(test), shown(train)));
    }
    requireExamples(test);
  }

  private static String shown(RawExamples examples) {
    return examples.columns().isEmpty()
        ? "%d inputs and %d targets".formatted(examples.size(), examples.targetsPerExample())
        : String.join(", ", examples.columns());
  }

  private static void requireExamples(RawExamples examples) {
    if (examples.count() == 0) {
      throw new DataException(
          examples.place() + ": there must be a row to test on, but there is none.");
    }
  }
}
