package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SGD;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.diverged;
import static org.swath.results.ExampleSweep.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {

  @TempDir Path directory;
  private ResultsFolder folder;

  @BeforeEach
  void openFolder() {
    folder = ResultsFolder.at(directory.toUri().toString(), new Configuration());
  }

  @Test
  void givesTheSameBytesForTheSameRows() throws Exception {
    WrittenFile first = writeEpochs("first.parquet");
    WrittenFile second = writeEpochs("second.parquet");
    assertThat(Files.readAllBytes(directory.resolve("first.parquet")))
        .isEqualTo(Files.readAllBytes(directory.resolve("second.parquet")));
    assertThat(first.sha256()).isEqualTo(second.sha256());

    assertThat(writeRuns("first-runs.parquet").sha256())
        .isEqualTo(writeRuns("second-runs.parquet").sha256());
  }

  @Test
  void givesOtherBytesForTheSameRowsInAnotherOrder() throws Exception {
    WrittenFile inOrder = writeEpochs("in-order.parquet");
    try (EpochsWriter writer = new EpochsWriter(folder, "other.parquet", SCHEMA)) {
      writer.append(epoch(ADAM, 1, -1.5));
      writer.append(epoch(ADAM, 2, -2.5));
      writer.append(epoch(SGD, 1, Double.NaN));
      assertThat(writer.finish().sha256()).isNotEqualTo(inOrder.sha256());
    }
  }

  @Test
  void tellsTheLengthAndDigestOfWhatIsOnDisk() throws Exception {
    WrittenFile written = writeEpochs("_attempts/a1/epochs.parquet");

    byte[] bytes = Files.readAllBytes(directory.resolve("_attempts/a1/epochs.parquet"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(written)
        .isEqualTo(
            new WrittenFile(
                "_attempts/a1/epochs.parquet", 3, bytes.length, HexFormat.of().formatHex(digest)));
  }

  @Test
  void leavesNoSideFilesOnALocalDisk() throws Exception {
    writeEpochs("epochs.parquet");

    assertThat(directory.toFile().list()).containsExactly("epochs.parquet");
  }

  @Test
  void compressesWithZstdAndNamesNoMachineOrTime() throws Exception {
    writeEpochs("epochs.parquet");

    ParquetMetadata footer = footer("epochs.parquet");
    assertThat(footer.getBlocks().get(0).getColumns())
        .extracting(ColumnChunkMetaData::getCodec)
        .containsOnly(CompressionCodecName.ZSTD);
    assertThat(footer.getFileMetaData().getCreatedBy()).startsWith("parquet-mr version 1.13.1 ");
    assertThat(footer.getFileMetaData().getKeyValueMetaData())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "swath.format.version",
                "1",
                "swath.factors",
                "optimizer,learning_rate,momentum,batch_size,nesterov",
                "swath.metrics",
                "lse,variance"));
  }

  @Test
  void leavesNothingBehindWhenClosedUnfinished() throws Exception {
    try (EpochsWriter writer = new EpochsWriter(folder, "epochs.parquet", SCHEMA)) {
      writer.append(epoch(ADAM, 1, 1.0));
    }

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void doesNotTouchAFileThatExists() throws Exception {
    Files.writeString(directory.resolve("epochs.parquet"), "precious");

    assertThatThrownBy(() -> new EpochsWriter(folder, "epochs.parquet", SCHEMA))
        .isInstanceOf(IOException.class);
    assertThat(directory.resolve("epochs.parquet")).hasContent("precious");
  }

  @Test
  void refusesEpochsOutOfOrderAndGoesOn() throws Exception {
    try (EpochsWriter writer = new EpochsWriter(folder, "epochs.parquet", SCHEMA)) {
      assertThatThrownBy(() -> writer.append(epoch(ADAM, 2, 1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has epoch 2 where 1 must stand");
      writer.append(epoch(ADAM, 1, 1.0));
      assertThatThrownBy(() -> writer.append(epoch(ADAM, 1, 1.0)))
          .hasMessageContaining("has epoch 1 where 2 must stand");
      assertThat(writer.finish().rows()).isEqualTo(1);
    }
  }

  @Test
  void refusesARowThatDoesNotFitTheSchema() throws Exception {
    EpochRow withoutVariance = new EpochRow(ADAM, 1, 1.0, Map.of("lse", 1.0), 0.1);
    EpochRow withUnknownMetric =
        new EpochRow(ADAM, 1, 1.0, Map.of("lse", 1.0, "variance", 1.0, "accuracy", 1.0), 0.1);
    RunIdentity strange = new RunIdentity("r", "c", Map.of("dropout", 0.5), 1);
    RunIdentity mistyped = new RunIdentity("r", "c", Map.of("learning_rate", 1L), 1);

    try (EpochsWriter writer = new EpochsWriter(folder, "epochs.parquet", SCHEMA)) {
      assertThatThrownBy(() -> writer.append(withoutVariance))
          .hasMessageContaining("Column variance must hold a value of type DOUBLE, but got null");
      assertThatThrownBy(() -> writer.append(withUnknownMetric))
          .hasMessageContaining("but got accuracy");
      assertThatThrownBy(() -> writer.append(epoch(strange, 1, 1.0)))
          .hasMessageContaining("but got dropout");
      assertThatThrownBy(() -> writer.append(epoch(mistyped, 1, 1.0)))
          .hasMessageContaining("Column learning_rate must hold null or a value of type DOUBLE");
      writer.append(epoch(ADAM, 1, 1.0));
      assertThat(writer.finish().rows()).isEqualTo(1);
    }
  }

  @Test
  void refusesASecondRecordOfARun() throws Exception {
    try (RunsWriter writer = new RunsWriter(folder, "runs.parquet", SCHEMA)) {
      writer.append(completed(ADAM, "a1", 1, 1.0));

      assertThatThrownBy(() -> writer.append(completed(ADAM, "a1", 1, 1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("second");
    }
  }

  private WrittenFile writeEpochs(String path) throws IOException {
    try (EpochsWriter writer = new EpochsWriter(folder, path, SCHEMA)) {
      writer.append(epoch(ADAM, 1, -1.5));
      writer.append(epoch(SGD, 1, Double.NaN));
      writer.append(epoch(ADAM, 2, -2.5));
      return writer.finish();
    }
  }

  private WrittenFile writeRuns(String path) throws IOException {
    try (RunsWriter writer = new RunsWriter(folder, path, SCHEMA)) {
      writer.append(completed(ADAM, "a1", 2, -2.5));
      writer.append(diverged(SGD, "a1", 1, Double.NaN));
      return writer.finish();
    }
  }

  private ParquetMetadata footer(String path) throws IOException {
    org.apache.hadoop.fs.Path file = folder.resolve(path);
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, new Configuration()))) {
      return reader.getFooter();
    }
  }
}
