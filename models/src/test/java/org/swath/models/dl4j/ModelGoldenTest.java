package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.models.ModelRuns.images;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.classifier.ImageClassifier;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/**
 * A network of Deeplearning4j trained from the weights of one of Swath's own classifiers, which
 * PyTorch's traces hold, on the same batches: loss and test metrics of every epoch are the same but
 * for rounding in double precision.
 */
class ModelGoldenTest {

  private static final int TRAINED_ON = 150;
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  @ParameterizedTest
  @CsvSource({"8, sgd, 0.1", "8, adam, 0.01", "0, sgd, 0.1", "0, adam, 0.01"})
  void trainsAsSwathsOwnClassifierDoes(int hidden, String optimizer, double rate) {
    // Swath's own holds the last sixth out.
    Dataset all = images(TRAINED_ON * 6 / 5, 90);
    Dataset same = new Dataset(first(all.train(), TRAINED_ON), all.test(), all.classes());
    ImageClassifier own =
        hidden > 0 ? ImageClassifier.multilayerPerceptron() : ImageClassifier.softmaxRegression();
    ParameterValues ofOwn = ParameterValues.of(Map.of("precision", "double"));
    if (hidden > 0) {
      ofOwn = ofOwn.with("hidden-units", (long) hidden);
    }
    RunParameters run = run(optimizer, rate, Map.of());
    RunParameters ownRun =
        new RunParameters(ofOwn, run.training(), optimizer, run.optimizerParameters());
    PreparedWorkload ownPrepared = own.prepare(all, DeviceKernel.PORTABLE);
    double[] start;
    try (CohortModel model = ownPrepared.open(List.of(ofOwn), 32, new RandomStreams(7))) {
      start = model.parameters(0).toDoubles();
    }
    List<double[]> expected = new ArrayList<>();
    RunOutcome ownEnd =
        train(ownPrepared, ownRun, Measurements.of(own.component(), List.of()), expected);

    MultiLayerConfiguration network =
        hidden > 0 ? Networks.perceptron(DataType.DOUBLE) : Networks.linear(DataType.DOUBLE);
    Workload workload = ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, network.toJson());
    List<double[]> curve = new ArrayList<>();
    RunOutcome end =
        train(
            startingAt(prepared(workload, same), columnwise(start, hidden)),
            run,
            ModelRuns.measured(workload),
            curve);

    assertThat(curve).hasSize(4);
    for (int epoch = 0; epoch < 4; epoch++) {
      assertThat(curve.get(epoch)[0]).isCloseTo(expected.get(epoch)[0], ROUNDING);
    }
    assertThat(end.runMetrics()[1]).isCloseTo(ownEnd.runMetrics()[0], ROUNDING);
    assertThat(end.runMetrics()[0]).isEqualTo(ownEnd.runMetrics()[1]);
  }

  private static RunOutcome train(
      PreparedWorkload workload,
      RunParameters run,
      Measurements measurements,
      List<double[]> curve) {
    return ModelRuns.trainer()
        .train(
            workload,
            List.of(run),
            7,
            measurements,
            (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()))
        .get(0);
  }

  private static LabelledImages first(LabelledImages images, int count) {
    return new LabelledImages(
        count,
        images.height(),
        images.width(),
        java.util.Arrays.copyOf(images.pixels(), count * images.pixelsPerImage()),
        java.util.Arrays.copyOf(images.labels(), count));
  }

  /** Swath's classifiers have weights input after input, Deeplearning4j's unit after unit. */
  private static double[] columnwise(double[] own, int hidden) {
    double[] other = new double[own.length];
    if (hidden > 0) {
      turn(own, other, 0, 30, hidden);
      turn(own, other, 31 * hidden, hidden, 3);
    } else {
      turn(own, other, 0, 30, 3);
    }
    return other;
  }

  private static void turn(double[] own, double[] other, int from, int inputs, int units) {
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        other[from + unit * inputs + input] = own[from + input * units + unit];
      }
      other[from + inputs * units + unit] = own[from + inputs * units + unit];
    }
  }

  private static PreparedWorkload startingAt(PreparedWorkload workload, double[] parameters) {
    return new PreparedWorkload() {
      @Override
      public DeviceKernel kernel() {
        return workload.kernel();
      }

      @Override
      public int trainingExamples() {
        return workload.trainingExamples();
      }

      @Override
      public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
        CohortModel model = workload.open(lanes, batchSize, streams);
        model.parameters(0).set(parameters);
        return model;
      }
    };
  }
}
