package org.swath.core.data.file;

import org.swath.core.data.DataException;
import org.swath.core.data.LabelledImages;

/** Inputs that are whole numbers of 0 to 255 already, as bytes. */
record PixelScale() implements InputScale {

  private static final int WHITE = 255;

  /**
   * Makes sure that all inputs of a file are grey pixels.
   *
   * @throws DataException when some are not
   */
  static void requirePixels(RawExamples examples) {
    Mistakes mistakes = new Mistakes(examples.place());
    float[] inputs = examples.features();
    for (int i = 0; i < inputs.length && !mistakes.areEnough(); i++) {
      if (inputs[i] != (int) inputs[i] || inputs[i] < 0 || inputs[i] > WHITE) {
        mistakes.add(
            "example %d, input %d, both from 0: a grey pixel must be a whole number of 0 to 255, but is %s"
                .formatted(i / examples.size(), i % examples.size(), inputs[i]));
      }
    }
    mistakes.throwIfAny();
  }

  @Override
  public LabelledImages images(Part part, int height, int width, byte[] classes) {
    int size = part.of().size();
    byte[] pixels = new byte[part.count() * size];
    for (int i = 0; i < part.count(); i++) {
      for (int position = 0; position < size; position++) {
        pixels[i * size + position] = (byte) (int) part.feature(i, position);
      }
    }
    return new LabelledImages(
        part.count(), height, width, pixels, new float[0], classes, part.targets());
  }
}
