package org.swath.core.workload.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.CohortModel;

/** A program that prints a digest of a few steps of training, to be run under several Javas. */
final class BitsOfTheVectorKernel {

  private BitsOfTheVectorKernel() {}

  public static void main(String[] arguments) {
    for (int units : new int[] {20, 64}) {
      System.out.printf("%d units: %08x%n", units, digest(units));
    }
  }

  private static int digest(int units) {
    List<ParameterValues> lanes = List.of(EncoderRuns.workload(units, 1));
    int[] examples = IntStream.range(0, 300).toArray();
    int digest = 1;
    try (CohortModel model =
        new ImplicitEmEncoder()
            .prepare(EncoderRuns.sparseImages(300), DeviceKernel.VECTOR)
            .open(lanes, 100, new RandomStreams(5))) {
      Optimizer adam =
          new Adam()
              .open(
                  EncoderRuns.run("adam", 0.01, 1).optimizerParameters(),
                  Target.of(model.parameters(0), model.gradient(0)));
      double[] terms = new double[4];
      for (int step = 0; step < 3; step++) {
        model.startBatch(examples, step * 100, 100);
        model.lossAndGradient(0, terms);
        adam.step(0.01);
        digest = 31 * digest + Arrays.hashCode(terms);
      }
      return 31 * digest + Arrays.hashCode(model.parameters(0).toDoubles());
    }
  }
}
