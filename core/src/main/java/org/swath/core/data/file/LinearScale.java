package org.swath.core.data.file;

import java.util.Arrays;
import org.swath.core.data.DataException;
import org.swath.core.data.LabelledImages;

/**
 * Each input less a number of its own, times another. Computed in double precision, rounded once.
 *
 * @param shift [inputs]
 * @param factor [inputs]
 */
record LinearScale(double[] shift, double[] factor) implements InputScale {

  static LinearScale identity(int inputs) {
    double[] ones = new double[inputs];
    Arrays.fill(ones, 1);
    return new LinearScale(new double[inputs], ones);
  }

  static LinearScale standard(Part train) {
    int inputs = train.of().size();
    double[] means = new double[inputs];
    double[] factors = new double[inputs];
    for (int input = 0; input < inputs; input++) {
      double sum = 0;
      for (int i = 0; i < train.count(); i++) {
        sum += train.feature(i, input);
      }
      double mean = sum / train.count();
      double squares = 0;
      boolean same = true;
      for (int i = 0; i < train.count(); i++) {
        double difference = train.feature(i, input) - mean;
        squares += difference * difference;
        same &= train.feature(i, input) == train.feature(0, input);
      }
      // All the same is told by the values: their mean may be rounded away from them.
      means[input] = same ? train.feature(0, input) : mean;
      factors[input] = same ? 0 : 1 / Math.sqrt(squares / train.count());
    }
    return new LinearScale(means, factors);
  }

  static LinearScale minMax(Part train) {
    int inputs = train.of().size();
    double[] least = new double[inputs];
    double[] factors = new double[inputs];
    for (int input = 0; input < inputs; input++) {
      double lowest = train.feature(0, input);
      double highest = lowest;
      for (int i = 1; i < train.count(); i++) {
        lowest = Math.min(lowest, train.feature(i, input));
        highest = Math.max(highest, train.feature(i, input));
      }
      least[input] = lowest;
      factors[input] = highest > lowest ? 1 / (highest - lowest) : 0;
    }
    return new LinearScale(least, factors);
  }

  @Override
  public LabelledImages images(Part part, int height, int width, byte[] classes) {
    int inputs = shift.length;
    float[] numbers = new float[part.count() * inputs];
    for (int i = 0; i < part.count(); i++) {
      for (int input = 0; input < inputs; input++) {
        float scaled = (float) ((part.feature(i, input) - shift[input]) * factor[input]);
        if (!Float.isFinite(scaled)) {
          throw new DataException(
              "%s: inputs must be of a size that can be scaled, but input %d, from 0, is %s in an example. Leave it out, or divide it."
                  .formatted(part.of().place(), input, part.feature(i, input)));
        }
        numbers[i * inputs + input] = scaled;
      }
    }
    return new LabelledImages(
        part.count(), height, width, new byte[0], numbers, classes, part.targets());
  }
}
