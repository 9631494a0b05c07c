package org.swath.core.data.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.swath.core.data.DataContent;

/** What becomes of inputs. What it takes from data, it takes from the training part alone. */
enum Scaling {

  /** Nothing. */
  NONE {
    @Override
    InputScale scaleOf(Part train) {
      return LinearScale.identity(train.of().size());
    }
  },

  /** Mean 0 and population standard deviation 1; an input that is always the same becomes 0. */
  STANDARD {
    @Override
    InputScale scaleOf(Part train) {
      return LinearScale.standard(train);
    }
  },

  /** 0 to 1; an input that is always the same becomes 0. */
  MIN_MAX {
    @Override
    InputScale scaleOf(Part train) {
      return LinearScale.minMax(train);
    }
  },

  /** Grey pixels: bytes, which stand for 0 to 1. */
  PIXELS {
    @Override
    InputScale scaleOf(Part train) {
      return new PixelScale();
    }

    @Override
    void requireSuitable(RawExamples examples) {
      PixelScale.requirePixels(examples);
    }

    @Override
    DataContent.Inputs inputs() {
      return DataContent.Inputs.GREY_PIXELS;
    }
  };

  static final String PARAMETER = "scaling";

  abstract InputScale scaleOf(Part train);

  /**
   * Makes sure that a file's inputs can become that.
   *
   * @throws org.swath.core.data.DataException when they cannot
   */
  void requireSuitable(RawExamples examples) {
    // Any finite numbers do.
  }

  /** What inputs are then. */
  DataContent.Inputs inputs() {
    return DataContent.Inputs.NUMBERS;
  }

  /** As specs spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Stream.of(values()).map(Scaling::label).toList();
  }

  /** The scaling of a label that a spec was checked for. */
  static Scaling labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
