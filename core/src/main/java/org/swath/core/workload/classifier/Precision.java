package org.swath.core.workload.classifier;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.swath.core.device.HostVector;

/**
 * What parameters and gradients are kept in, and the sums over pixels computed in. All else, such
 * as losses, is in double precision.
 */
enum Precision {
  SINGLE {
    @Override
    HostVector vector(int length) {
      return new HostVector.Singles(new float[length]);
    }

    @Override
    InputLayer inputLayer(int units, int most) {
      return new SingleInputLayer(units, most);
    }
  },
  DOUBLE {
    @Override
    HostVector vector(int length) {
      return new HostVector.Doubles(new double[length]);
    }

    @Override
    InputLayer inputLayer(int units, int most) {
      return new DoubleInputLayer(units);
    }
  };

  /** As specs spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All labels. */
  static List<String> labels() {
    return Stream.of(values()).map(Precision::label).toList();
  }

  /** The precision of a label that a spec was checked for. */
  static Precision labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** A vector of zeros. */
  abstract HostVector vector(int length);

  /**
   * The arithmetic of a layer.
   *
   * @param most images at once
   */
  abstract InputLayer inputLayer(int units, int most);
}
