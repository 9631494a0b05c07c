package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

class DigitsSourceTest {

  private static final int PIXELS = 28 * 28;

  private final DigitsSource digits = new DigitsSource();

  @Test
  void theSameSeedGivesTheSameBytesOnEveryMachine() {
    Dataset dataset = load(40, 20, 1);

    var digest = Sha256.digest();
    for (LabelledImages part : List.of(dataset.train(), dataset.test())) {
      digest.update(part.pixels());
      digest.update(part.labels());
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("ee3971a4661738eac04e92b8a284b4d4b79e92c1b3981b99bdc2286fbfce3e6a");
  }

  @Test
  void aLargerSetBeginsWithTheSmallerOne() {
    Dataset small = load(25, 12, 1);
    Dataset large = load(60, 31, 1);

    assertThat(Arrays.copyOf(large.train().pixels(), 25 * PIXELS))
        .isEqualTo(small.train().pixels());
    assertThat(Arrays.copyOf(large.train().labels(), 25)).isEqualTo(small.train().labels());
    assertThat(Arrays.copyOf(large.test().pixels(), 12 * PIXELS)).isEqualTo(small.test().pixels());
    assertThat(Arrays.copyOf(large.test().labels(), 12)).isEqualTo(small.test().labels());
  }

  @Test
  void noTwoImagesAreEqualWithinAndAcrossParts() {
    Dataset dataset = load(500, 500, 1);

    assertThat(images(dataset.train())).doesNotHaveDuplicates();
    assertThat(images(dataset.train())).doesNotContainAnyElementsOf(images(dataset.test()));
  }

  @Test
  void anotherSeedGivesOtherImagesInAnotherOrder() {
    Dataset one = load(100, 10, 1);
    Dataset two = load(100, 10, 2);

    assertThat(images(one.train())).doesNotContainAnyElementsOf(images(two.train()));
    assertThat(one.train().labels()).isNotEqualTo(two.train().labels());
  }

  @Test
  void everyTenImagesHoldEachDigitOnceInChangingOrder() {
    byte[] labels = load(200, 10, 1).train().labels();

    byte[] first = Arrays.copyOf(labels, 10);
    byte[] second = Arrays.copyOfRange(labels, 10, 20);
    assertThat(first).isNotEqualTo(second);
    for (int block = 0; block < 20; block++) {
      byte[] ten = Arrays.copyOfRange(labels, 10 * block, 10 * block + 10);
      assertThat(ten).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void fromThreeQuartersToSixSeventhsOfThePixelsAreExactlyZero() {
    byte[] pixels = load(1000, 1, 1).train().pixels();

    assertThat(zeroFraction(pixels)).isBetween(0.75, 0.86);
  }

  @Test
  void everyImageHasInkAndGreyEdges() {
    LabelledImages train = load(1000, 1, 1).train();

    for (int i = 0; i < train.count(); i++) {
      byte[] image = Arrays.copyOfRange(train.pixels(), i * PIXELS, (i + 1) * PIXELS);
      assertThat(zeroFraction(image)).as("zeros of image %d", i).isBetween(0.55, 0.96);
      assertThat(image).as("image %d", i).satisfies(DigitsSourceTest::hasDarkAndGreyPixels);
    }
  }

  @Test
  void anImageResemblesItsOwnDigitMoreThanAnyOther() {
    Dataset dataset = load(2000, 500, 1);
    double[][] means = meanImages(dataset.train());

    int right = 0;
    for (int i = 0; i < 500; i++) {
      right += nearest(means, dataset.test().pixels(), i) == dataset.test().labels()[i] ? 1 : 0;
    }
    assertThat(right).as("right of 500, by the nearest mean image").isBetween(300, 450);
  }

  @Test
  void aSpecMayLeaveOutEveryParameter() {
    assertThat(digits.component().parameters())
        .extracting(Parameter::name)
        .containsExactly("train-size", "test-size", "data-seed");
    assertThat(digits.component().parameters())
        .extracting(parameter -> parameter.defaultValue().orElseThrow())
        .containsExactly(6000L, 1000L, 1L);
  }

  @Test
  void theFingerprintChangesWithEveryParameter() {
    assertThat(
            List.of(
                digits.fingerprint(parameters(40, 20, 1)),
                digits.fingerprint(parameters(41, 20, 1)),
                digits.fingerprint(parameters(40, 21, 1)),
                digits.fingerprint(parameters(40, 20, 2))))
        .doesNotHaveDuplicates()
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{64}"));
    assertThat(digits.fingerprint(parameters(6000, 1000, 1)))
        .isEqualTo("2a04355acdfe33368d66f02a69ca2fd4bd31d84eb0b1ea8c89acb0e23c179498");
  }

  private Dataset load(long train, long test, long seed) {
    return digits.load(parameters(train, test, seed), Optional.empty());
  }

  private static ParameterValues parameters(long train, long test, long seed) {
    return ParameterValues.of(Map.of("train-size", train, "test-size", test, "data-seed", seed));
  }

  private static List<String> images(LabelledImages part) {
    HexFormat hex = HexFormat.of();
    return IntStream.range(0, part.count())
        .mapToObj(i -> hex.formatHex(part.pixels(), i * PIXELS, (i + 1) * PIXELS))
        .toList();
  }

  private static double zeroFraction(byte[] pixels) {
    int zeros = 0;
    for (byte pixel : pixels) {
      zeros += pixel == 0 ? 1 : 0;
    }
    return (double) zeros / pixels.length;
  }

  private static void hasDarkAndGreyPixels(byte[] image) {
    int dark = 0;
    int grey = 0;
    for (byte pixel : image) {
      int value = Byte.toUnsignedInt(pixel);
      dark += value > 170 ? 1 : 0;
      grey += value > 0 && value < 140 ? 1 : 0;
    }
    assertThat(dark).as("dark pixels").isGreaterThan(10);
    assertThat(grey).as("grey pixels").isGreaterThan(10);
  }

  private static double[][] meanImages(LabelledImages part) {
    double[][] means = new double[10][PIXELS];
    for (int i = 0; i < part.count(); i++) {
      for (int p = 0; p < PIXELS; p++) {
        means[part.labels()[i]][p] +=
            Byte.toUnsignedInt(part.pixels()[i * PIXELS + p]) * 10.0 / part.count();
      }
    }
    return means;
  }

  private static int nearest(double[][] means, byte[] pixels, int image) {
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int digit = 0; digit < means.length; digit++) {
      double distance = 0;
      for (int p = 0; p < PIXELS; p++) {
        double difference = means[digit][p] - Byte.toUnsignedInt(pixels[image * PIXELS + p]);
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        best = digit;
      }
    }
    return best;
  }
}
