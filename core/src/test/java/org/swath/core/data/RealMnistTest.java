package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.parameter.ParameterValues;

@Tag("mnist")
class RealMnistTest {

  @TempDir private Path emptyCache;

  @Test
  void theOfficialFilesGiveTheFamousImages() {
    String location = System.getenv("SWATH_DATA");
    assertThat(location).as("SWATH_DATA, the folder of the data").isNotBlank();
    var source =
        MnistSource.official(emptyCache, new Configuration(false), DownloadListener.silent());

    Dataset mnist =
        source.load(
            ParameterValues.of(Map.of("train-size", 60_000L, "test-size", 10_000L)),
            Optional.of(location));

    assertThat(mnist.train().labels()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(mnist.test().labels()).startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    assertThat(mnist.train().pixels()).hasSize(60_000 * 28 * 28);
    assertThat(meanOf(mnist.train().pixels())).isBetween(0.1306, 0.1308);
    assertThat(emptyCache).isEmptyDirectory();
  }

  private static double meanOf(byte[] pixels) {
    double sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel) / 255.0;
    }
    return sum / pixels.length;
  }
}
