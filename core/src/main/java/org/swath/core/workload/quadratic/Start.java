package org.swath.core.workload.quadratic;

import java.util.Arrays;
import java.util.Locale;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/** Where the parameters start. */
enum Start {

  /** All at 1. */
  ONES {
    @Override
    void fill(double[] parameters, RandomStreams streams) {
      Arrays.fill(parameters, 1);
    }
  },

  /** Each at a standard normal number, in order, from the stream {@code initialisation}. */
  RANDOM {
    @Override
    void fill(double[] parameters, RandomStreams streams) {
      StandardNormal normal = new StandardNormal(streams.stream("initialisation"));
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = normal.next();
      }
    }
  };

  abstract void fill(double[] parameters, RandomStreams streams);

  /** As specs spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Start named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
