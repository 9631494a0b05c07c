package org.swath.core.data;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/**
 * Digits that look handwritten but are made here: 28 × 28 pixels, ten classes, on an empty
 * background, so that a sweep can run without a network.
 *
 * <p>Image i of a part depends on the data seed, the part and i alone: a larger set begins with the
 * smaller one, and the training and the test part share nothing. Every ten images in a row hold
 * each digit once, in random order.
 */
public final class DigitsSource implements DatasetSource {

  private static final String NAME = "digits";
  private static final int VERSION = 1;
  private static final String TRAIN_SIZE = "train-size";
  private static final String TEST_SIZE = "test-size";
  private static final String DATA_SEED = "data-seed";
  private static final int CLASSES = 10;
  private static final int LARGEST_SIZE = 1_000_000; // 784 MB of pixels

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "Generated digits in the manner of handwriting, 28 × 28 pixels, 10 classes",
        List.of(
            size(TRAIN_SIZE, 6_000, "How many training images to draw"),
            size(TEST_SIZE, 1_000, "How many test images to draw"),
            Parameter.integer(
                DATA_SEED,
                0,
                1,
                "Which images are drawn; unlike a run's seed, the same for all runs")));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    StringBuilder text = new StringBuilder();
    text.append(NAME).append(" version ").append(VERSION).append('\n');
    for (String name : List.of(TRAIN_SIZE, TEST_SIZE, DATA_SEED)) {
      text.append(name).append(' ').append(parameters.integer(name)).append('\n');
    }
    return Sha256.hexOf(text.toString());
  }

  @Override
  public void requireAvailable(ParameterValues parameters, Optional<String> location) {
    // Generated on the spot.
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return parameters.count(TRAIN_SIZE);
  }

  @Override
  public Optional<ExampleShape> shape(ParameterValues parameters) {
    return Optional.of(new ExampleShape(DigitWriter.SIZE, DigitWriter.SIZE, CLASSES));
  }

  /** Makes the images; {@code location} is ignored and nothing is read or written. */
  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    RandomStreams streams = new RandomStreams(parameters.integer(DATA_SEED));
    return new Dataset(
        images(streams, "train", parameters.count(TRAIN_SIZE)),
        images(streams, "test", parameters.count(TEST_SIZE)),
        CLASSES);
  }

  private static LabelledImages images(RandomStreams streams, String part, int count) {
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * DigitWriter.SIZE * DigitWriter.SIZE];
    var writer = new DigitWriter();
    int[] order = new int[CLASSES];
    for (int i = 0; i < count; i++) {
      if (i % CLASSES == 0) {
        order = shuffledDigits(new Draws(streams.stream("digits-" + part + "-labels", i)));
      }
      int digit = order[i % CLASSES];
      labels[i] = (byte) digit;
      writer.write(
          digit,
          new Draws(streams.stream("digits-" + part + "-image", i)),
          pixels,
          i * DigitWriter.SIZE * DigitWriter.SIZE);
    }
    return new LabelledImages(count, DigitWriter.SIZE, DigitWriter.SIZE, pixels, labels);
  }

  private static int[] shuffledDigits(Draws random) {
    int[] digits = new int[CLASSES];
    for (int digit = 0; digit < CLASSES; digit++) {
      int other = random.below(digit + 1);
      digits[digit] = digits[other];
      digits[other] = digit;
    }
    return digits;
  }

  private static Parameter size(String name, long defaultSize, String text) {
    return new Parameter(
        name, new Domain.IntegerRange(1, LARGEST_SIZE), Optional.of(defaultSize), text, false);
  }
}
