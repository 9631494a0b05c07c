package org.swath.core.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.LabelledImages;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

class FileSourceTest {

  private static final String FLOWERS =
      """
      id,length,width,kind
      a,1.5,2,7
      b,2.5,-3,5
      c,3.5,4e1,7
      d,4.5,0.5,5
      e,5.5,.25,9
      """;

  @TempDir private Path folder;

  @Test
  void labelsBecomeClassesInAscendingOrderAndRowsAreSplit() throws IOException {
    Dataset data = csv(FLOWERS, Map.of("without", "id", "label", "kind", "test-fraction", 0.4));

    assertThat(data.classes()).isEqualTo(3);
    assertThat(data.train().count()).isEqualTo(3);
    assertThat(data.test().count()).isEqualTo(2);
    assertThat(data.train().width()).isEqualTo(2);
    Map<Double, Integer> classByLength = new HashMap<>();
    for (LabelledImages part : List.of(data.train(), data.test())) {
      assertThat(part.ofNumbers()).isTrue();
      for (int i = 0; i < part.count(); i++) {
        classByLength.put(part.value(i, 0), (int) part.labels()[i]);
      }
    }
    assertThat(classByLength).isEqualTo(Map.of(1.5, 1, 2.5, 0, 3.5, 1, 4.5, 0, 5.5, 2));
  }

  @Test
  void theSplitIsAlwaysTheSameAndAnotherWithAnotherSeed() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 100; i++) {
      rows.append(i).append(',').append(i % 2).append('\n');
    }
    Map<String, Object> given = Map.of("label", "y");
    float[] first = csv(rows.toString(), given).train().numbers();

    assertThat(csv(rows.toString(), given).train().numbers()).isEqualTo(first);
    assertThat(first).hasSize(80).startsWith(78, 1, 11, 92, 74, 83, 13, 31);
    assertThat(csv(rows.toString(), Map.of("label", "y", "split-seed", 2L)).train().numbers())
        .hasSize(80)
        .isNotEqualTo(first);
  }

  @Test
  void aTestFileIsTakenAsItIsAndTheTrainingFileWhole() throws IOException {
    Path test = write("test.csv", "id,length,width,kind\nz,9,8,7\ny,7,6,5\n");
    Dataset data =
        csv(FLOWERS, Map.of("without", "id", "label", "kind", "test-file", test.toString()));

    assertThat(data.train().count()).isEqualTo(5);
    assertThat(data.test().numbers()).containsExactly(9, 8, 7, 6);
    assertThat(data.test().labels()).containsExactly(1, 0);
  }

  @Test
  void targetsAreNumbersInTheOrderTheyAreNamedIn() throws IOException {
    ParameterValues given =
        values(
            "csv",
            Map.of(
                "file",
                write("data.csv", FLOWERS).toString(),
                "features",
                "length",
                "targets",
                "width, kind"));
    Dataset data = source("csv").load(given, Optional.empty());

    assertThat(source("csv").content(given))
        .isEqualTo(new DataContent(DataContent.Inputs.NUMBERS, DataContent.Goal.TARGETS));
    assertThat(data.classes()).isEqualTo(1);
    assertThat(data.train().targetsPerExample()).isEqualTo(2);
    for (int i = 0; i < data.train().count(); i++) {
      if (data.train().value(i, 0) == 3.5) {
        assertThat(data.train().targets()[2 * i]).isEqualTo(40);
        assertThat(data.train().targets()[2 * i + 1]).isEqualTo(7);
      }
    }
  }

  @Test
  void withoutLabelAndTargetsThereIsNothingToLearnButTheInputs() throws IOException {
    Dataset data = csv("1;2\n3;4\n", Map.of("header", false, "separator", "semicolon"));

    assertThat(data.classes()).isEqualTo(1);
    assertThat(data.train().labels()).containsExactly(0);
    assertThat(data.train().targetsPerExample()).isZero();
  }

  @Test
  void columnsMayBeNamedByNumberAlsoFromTheEnd() throws IOException {
    Dataset data = csv(FLOWERS, Map.of("features", "2, 1", "label", "-1"));

    assertThat(data.classes()).isEqualTo(3);
    float[] numbers = data.train().numbers();
    for (int i = 0; i < data.train().count(); i++) {
      assertThat(numbers[2 * i + 1]).isIn(1.5f, 2.5f, 3.5f, 4.5f, 5.5f);
    }
  }

  @Test
  void scalingIsTakenFromTheTrainingPartAlone() throws IOException {
    String train = "x,same\n1,4\n3,4\n";
    Path test = write("test.csv", "x,same\n5,6\n");
    Map<String, Object> given = new HashMap<>(Map.of("test-file", test.toString()));
    given.put("scaling", "standard");
    Dataset standard = csv(train, given);
    given.put("scaling", "min-max");
    Dataset minMax = csv(train, given);

    assertThat(standard.train().numbers()).containsExactlyInAnyOrder(-1, 1, 0, 0);
    assertThat(standard.test().numbers()).containsExactly(3, 0);
    assertThat(minMax.train().numbers()).containsExactlyInAnyOrder(0, 1, 0, 0);
    assertThat(minMax.test().numbers()).containsExactly(2, 0);
  }

  @Test
  void greyPixelsAreBytesInTheShapeThatIsAskedFor() throws IOException {
    Map<String, Object> given =
        Map.of("label", "y", "scaling", "pixels", "image-rows", 2L, "image-columns", 3L);
    Dataset data = csv("a,b,c,d,e,f,y\n0,255,128,1,2,3,0\n9,9,9,9,9,9,1\n", given);

    assertThat(data.train().ofNumbers()).isFalse();
    assertThat(data.train().height()).isEqualTo(2);
    assertThat(data.train().width()).isEqualTo(3);
    assertThatThrownBy(
            () -> csv("a,y\n0.5,0\n256,1\n-1,1\n", without(given, "image-rows", "image-columns")))
        .hasMessageContainingAll("is 0.5", "is 256.0", "0 to 255");
    assertThatThrownBy(() -> csv("a,y\n1,0\n2,1\n", given)).hasMessageContaining("2 × 3");
  }

  @Test
  void aCompressedFileWithAByteOrderMarkIsTheSameTable() throws IOException {
    Path plain = write("plain.csv", FLOWERS);
    Path packed = folder.resolve("packed.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("\uFEFF" + FLOWERS).getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Object> chosen = Map.of("features", "length", "label", "kind");

    assertThat(load("csv", packed, chosen).train().numbers())
        .isEqualTo(load("csv", plain, chosen).train().numbers());
  }

  @Test
  void everyMistakeInATableIsShownWithItsPlace() {
    assertThatThrownBy(
            () ->
                csv("a,b,y\n1,,0\n\nNaN,2,1\n3,4\n5,1e999,0.5\n0x1p3,7d,1\n", Map.of("label", "y")))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "line 2, column b: must be a number, but is empty",
            "line 4, column a: must be a number, but is \"NaN\"",
            "line 5: must hold 3 cells like the first, but holds 2",
            "line 6, column b: must be a finite number of at most 3.4e38, but is Infinity",
            "line 6, column y: a label must be a whole number, but is 0.5",
            "line 7, column a: must be a number, but is \"0x1p3\"",
            "line 7, column b: must be a number, but is \"7d\"");
  }

  @Test
  void thousandsOfMistakesAreCountedAndADozenShown() {
    assertThatThrownBy(() -> csv("a,b\n" + "x,1\n".repeat(500), Map.of()))
        .hasMessageContaining("and 488 more")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(14));
    assertThatThrownBy(() -> csv("a,b\n" + "x,1\n".repeat(50_000), Map.of()))
        .hasMessageContaining("and at least 1188 more");
  }

  @Test
  void columnsThatAreNotThereOrAreTwoThingsAreRefused() {
    assertThatThrownBy(
            () -> csv(FLOWERS, Map.of("features", "lenght, 9", "label", "kind", "targets", "")))
        .hasMessageContainingAll("\"lenght\"", "\"9\"", "id, length, width, kind");
    assertThatThrownBy(() -> csv(FLOWERS, Map.of("features", "kind", "label", "kind")))
        .hasMessageContaining("column kind is named twice");
    assertThatThrownBy(() -> csv(FLOWERS, Map.of("label", "kind", "targets", "width")))
        .hasMessageContaining("a label or targets, but both are given");
    assertThatThrownBy(() -> csv(FLOWERS, Map.of("features", "length", "without", "id")))
        .hasMessageContaining("without must be left out");
    assertThatThrownBy(() -> csv("a,b,a\n1,2,3\n", Map.of()))
        .hasMessageContaining("two are called \"a\"");
  }

  @Test
  void tooFewRowsAndTooFewOrTooManyClassesAreRefused() {
    assertThatThrownBy(() -> csv("", Map.of())).hasMessageContaining("but is empty");
    assertThatThrownBy(() -> csv("a\n", Map.of())).hasMessageContaining("only 0 in all");
    assertThatThrownBy(() -> csv("a\n1\n", Map.of())).hasMessageContaining("only 1 in all");
    assertThatThrownBy(() -> csv("a,y\n1,3\n2,3\n", Map.of("label", "y")))
        .hasMessageContaining("2 to 128 different labels, but there are 1: [3]");
    StringBuilder many = new StringBuilder("a,y\n");
    for (int i = 0; i < 129; i++) {
      many.append("1,").append(i).append('\n');
    }
    assertThatThrownBy(() -> csv(many.toString(), Map.of("label", "y")))
        .hasMessageContaining("there are 129: [0, 1, 2, 3, 4, …]");
  }

  @Test
  void aTestFileWithOtherColumnsIsRefused() throws IOException {
    Path test = write("test.csv", "width,length,kind,id\n1,2,7,a\n");
    assertThatThrownBy(
            () ->
                csv(
                    FLOWERS,
                    Map.of("without", "id", "label", "kind", "test-file", test.toString())))
        .hasMessageContaining("in the same order, but has width, length, not length, width");
  }

  @Test
  void aFileThatIsNotThereOrIsAFolderIsRefused() {
    assertThatThrownBy(() -> load("csv", folder.resolve("none.csv"), Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is none at");
    assertThatThrownBy(() -> load("parquet", folder, Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(
            () ->
                source("csv")
                    .load(values("csv", Map.of("file", "nowhere://x/y")), Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("on a file system within reach");
  }

  /** HDFS and S3 are reached by the same calls. */
  @Test
  void aFileOnAnyHadoopFileSystemIsRead() throws IOException {
    Path here = write("data.csv", FLOWERS);
    Configuration hadoop = new Configuration();
    hadoop.set("fs.elsewhere.impl", Elsewhere.class.getName());
    ParameterValues given =
        values("csv", Map.of("file", "elsewhere://" + here, "without", "id", "label", "kind"));
    DatasetSource elsewhere = FileSource.all(hadoop).get(0);

    assertThat(elsewhere.load(given, Optional.empty()).train().numbers())
        .isEqualTo(csv(FLOWERS, Map.of("without", "id", "label", "kind")).train().numbers());
    assertThat(elsewhere.fingerprint(given))
        .isEqualTo(fingerprint(here, Map.of("without", "id", "label", "kind")));
  }

  /** This machine's files under another scheme. */
  public static final class Elsewhere extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("elsewhere:///");
    }
  }

  @Test
  void theFingerprintIsOfTheBytesAndOfWhatIsMadeOfThemNotOfThePlace() throws IOException {
    Path here = write("here.csv", FLOWERS);
    Path there = write("there.csv", FLOWERS);
    Path other = write("other.csv", FLOWERS.replace("1.5", "1.6"));
    String first = fingerprint(here, Map.of());

    assertThat(first).matches("[0-9a-f]{64}").isEqualTo(fingerprint(there, Map.of()));
    assertThat(
            List.of(
                fingerprint(other, Map.of()),
                fingerprint(here, Map.of("label", "kind")),
                fingerprint(here, Map.of("scaling", "standard")),
                fingerprint(here, Map.of("split-seed", 2L)),
                fingerprint(here, Map.of("test-fraction", 0.3)),
                fingerprint(here, Map.of("test-file", there.toString()))))
        .doesNotHaveDuplicates()
        .doesNotContain(first);
  }

  private String fingerprint(Path file, Map<String, ?> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("file", file.toString());
    return source("csv").fingerprint(values("csv", all));
  }

  private Dataset csv(String text, Map<String, ?> given) throws IOException {
    return load("csv", write("data.csv", text), given);
  }

  private Dataset load(String format, Path file, Map<String, ?> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("file", file.toString());
    return source(format).load(values(format, all), Optional.empty());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Map<String, Object> without(Map<String, Object> values, String... names) {
    Map<String, Object> left = new HashMap<>(values);
    left.keySet().removeAll(List.of(names));
    return left;
  }

  static DatasetSource source(String format) {
    return FileSource.all(new Configuration()).stream()
        .filter(source -> source.component().name().equals(format))
        .findFirst()
        .orElseThrow();
  }

  /** The given values and the defaults of all others. */
  static ParameterValues values(String format, Map<String, ?> given) {
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : source(format).component().parameters()) {
      parameter.defaultValue().ifPresent(value -> values.put(parameter.name(), value));
    }
    values.putAll(given);
    return ParameterValues.of(values);
  }
}
