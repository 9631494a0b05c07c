package org.swath.core.workload.ternary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.vector.DenseProduct;
import org.swath.core.parameter.ParameterValues;

/** What parameters and layers are computed in; losses are in double precision always. */
enum Precision {
  SINGLE {
    @Override
    Arithmetic arithmetic(DeviceKernel kernel) {
      return new SingleArithmetic(
          kernel == DeviceKernel.VECTOR ? DenseProduct::add : Product.plain());
    }
  },
  DOUBLE {
    @Override
    Arithmetic arithmetic(DeviceKernel kernel) {
      return new DoubleArithmetic();
    }
  };

  /** Arithmetic that nobody else uses. */
  abstract Arithmetic arithmetic(DeviceKernel kernel);

  /** All, as specs spell them. */
  static List<String> labels() {
    return Stream.of(values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** That of a lane. */
  static Precision of(ParameterValues settings) {
    return valueOf(settings.text(Settings.PRECISION).toUpperCase(Locale.ROOT));
  }
}
