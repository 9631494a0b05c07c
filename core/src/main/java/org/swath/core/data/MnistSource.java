package org.swath.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * MNIST: handwritten digits, 28 × 28 pixels, ten classes, at most 60,000 images to train on and
 * 10,000 to test on, in their official order.
 *
 * <p>The four files are read from the folder a user names; without one, from the user's cache,
 * which a download fills. Their content is checked either way, so what is loaded is MNIST or
 * nothing.
 */
public final class MnistSource implements DatasetSource {

  private static final List<URI> OFFICIAL_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  private static final String NAME = "mnist";
  private static final int VERSION = 1;
  private static final String TRAIN_SIZE = "train-size";
  private static final String TEST_SIZE = "test-size";

  private final MnistFiles files;
  private final DownloadCache cache;
  private final Configuration hadoop;

  /**
   * A source of other files than the official ones, or from other mirrors.
   *
   * @param files what to look for
   * @param downloads where to fetch files that are not there
   * @param cacheRoot the user's cache; the files lie in its subfolder {@code mnist}, which is made
   *     when the first one is downloaded
   * @param hadoop how to reach the file systems that locations name
   * @param listener told about downloads
   */
  public MnistSource(
      MnistFiles files,
      DownloadSettings downloads,
      Path cacheRoot,
      Configuration hadoop,
      DownloadListener listener) {
    this.files = files;
    this.cache = new DownloadCache(cacheRoot.resolve(NAME), downloads, listener);
    this.hadoop = hadoop;
  }

  /** The official files from well-known mirrors. */
  public static MnistSource official(
      Path cacheRoot, Configuration hadoop, DownloadListener listener) {
    return new MnistSource(
        MnistFiles.official(),
        DownloadSettings.from(OFFICIAL_MIRRORS),
        cacheRoot,
        hadoop,
        listener);
  }

  @Override
  public Component component() {
    return new Component(
        NAME,
        VERSION,
        "Handwritten digits, 28 × 28 pixels, 10 classes",
        List.of(
            size(TRAIN_SIZE, files.trainCount(), "How many training images to use, from the first"),
            size(TEST_SIZE, files.testCount(), "How many test images to use, from the first")));
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    StringBuilder text = new StringBuilder();
    text.append(NAME).append(" version ").append(VERSION).append('\n');
    for (MnistFile file : files.all()) {
      text.append(file.name()).append(' ').append(file.contentSha256()).append('\n');
    }
    for (String name : List.of(TRAIN_SIZE, TEST_SIZE)) {
      text.append(name).append(' ').append(parameters.integer(name)).append('\n');
    }
    return Sha256.hexOf(text.toString());
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return parameters.count(TRAIN_SIZE);
  }

  @Override
  public Optional<ExampleShape> shape(ParameterValues parameters) {
    return Optional.of(new ExampleShape(28, 28, 10));
  }

  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    Function<MnistFile, IdxArray> reader =
        location
            .map(named -> MnistFolder.at(named, files, hadoop))
            .<Function<MnistFile, IdxArray>>map(folder -> folder::read)
            .orElse(this::readFromCache);
    return new Dataset(
        first(
            parameters.count(TRAIN_SIZE),
            reader.apply(files.trainImages()),
            reader.apply(files.trainLabels())),
        first(
            parameters.count(TEST_SIZE),
            reader.apply(files.testImages()),
            reader.apply(files.testLabels())),
        10);
  }

  private IdxArray readFromCache(MnistFile file) {
    Path path = cache.fetch(file.archive());
    try (InputStream stored = Files.newInputStream(path)) {
      return file.read(stored, path.toString());
    } catch (IOException e) {
      throw new DataException(
          "%s must be readable, but is not: %s. Grant read permission, or delete the file to have it downloaded again."
              .formatted(path, e),
          e);
    }
  }

  private static Parameter size(String name, int available, String text) {
    return new Parameter(
        name, new Domain.IntegerRange(1, available), Optional.of((long) available), text, false);
  }

  private static LabelledImages first(int count, IdxArray images, IdxArray labels) {
    int height = images.dimensions().get(1);
    int width = images.dimensions().get(2);
    return new LabelledImages(
        count,
        height,
        width,
        firstBytes(images.values(), count * height * width),
        firstBytes(labels.values(), count));
  }

  private static byte[] firstBytes(byte[] values, int count) {
    return count == values.length ? values : Arrays.copyOf(values, count);
  }
}
