package org.swath.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateWriter;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointFormat;
import org.swath.core.train.CompletedEpoch;
import org.swath.core.train.UnusableCheckpointException;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.results.CheckpointStore;
import org.swath.results.ResultsFolder;

/**
 * What it costs to save one run of the study's encoder with Adam, after 100 epochs, and to read it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CheckpointFiles {

  private static final int PARAMETERS = (784 + 1) * 64;
  private static final String RUN = "0123456789abcdef";
  private static final CheckpointFormat FORMAT =
      new CheckpointFormat(RUN, "0.1.0, cpu vector, OpenBLAS 0.3.19 SkylakeX");

  private HostVector parameters;
  private Optimizer optimizer;
  private byte[] bytes;
  private Path folder;
  private CheckpointStore store;
  private int epoch;

  @Setup
  public void open() throws IOException {
    parameters = new HostVector.Singles(new float[PARAMETERS]);
    optimizer =
        EncoderOnMnist.rule("adam")
            .open(
                EncoderOnMnist.run("adam", 1e-3, 1).optimizerParameters(),
                Target.of(parameters, new HostVector.Singles(new float[PARAMETERS])));
    bytes = encode();
    System.out.println(bytes.length + " bytes");
    folder = Files.createTempDirectory("checkpoint-files-");
    store = new CheckpointStore(ResultsFolder.at(folder.toString(), new Configuration()));
  }

  @TearDown
  public void delete() throws IOException {
    new ResultsFiles(folder).delete();
  }

  /** On the training thread: the copy. */
  @Benchmark
  public Checkpoint copy() {
    StateWriter state = new StateWriter();
    state.part("model").vector("parameters", parameters);
    optimizer.save(state.part("optimizer"));
    return new Checkpoint(
        Collections.nCopies(100, new CompletedEpoch(new double[4], 1)), state.saved());
  }

  /** The copy and its bytes with their digest. */
  @Benchmark
  public byte[] encode() {
    return FORMAT.encode(copy());
  }

  /** A file on the disk, and the one before the last removed. */
  @Benchmark
  public void write() throws IOException {
    store.write(RUN, "a", ++epoch, bytes);
  }

  @Benchmark
  public Checkpoint decode() throws UnusableCheckpointException {
    return FORMAT.decode(bytes);
  }
}
