package org.swath.core.data;

import java.util.List;

/** The four files that make up MNIST. */
public record MnistFiles(
    MnistFile trainImages, MnistFile trainLabels, MnistFile testImages, MnistFile testLabels) {

  public MnistFiles {
    requireOneLabelPerImage(trainImages, trainLabels);
    requireOneLabelPerImage(testImages, testLabels);
  }

  /** The files of Y. LeCun, C. Cortes and C. Burges: 60,000 and 10,000 images of 28 × 28 pixels. */
  public static MnistFiles official() {
    return new MnistFiles(
        new MnistFile(
            List.of(60_000, 28, 28),
            new DownloadableFile(
                "train-images-idx3-ubyte.gz",
                9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new MnistFile(
            List.of(60_000),
            new DownloadableFile(
                "train-labels-idx1-ubyte.gz",
                28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        new MnistFile(
            List.of(10_000, 28, 28),
            new DownloadableFile(
                "t10k-images-idx3-ubyte.gz",
                1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new MnistFile(
            List.of(10_000),
            new DownloadableFile(
                "t10k-labels-idx1-ubyte.gz",
                4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));
  }

  /** All four, training before test, images before labels. */
  List<MnistFile> all() {
    return List.of(trainImages, trainLabels, testImages, testLabels);
  }

  int trainCount() {
    return trainImages.dimensions().get(0);
  }

  int testCount() {
    return testImages.dimensions().get(0);
  }

  private static void requireOneLabelPerImage(MnistFile images, MnistFile labels) {
    if (images.dimensions().size() != 3
        || !labels.dimensions().equals(images.dimensions().subList(0, 1))) {
      throw new IllegalArgumentException(
          "Images must be [count, height, width] and their labels [count], but got %s and %s"
              .formatted(images.dimensions(), labels.dimensions()));
    }
  }
}
