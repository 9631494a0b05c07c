package org.swath.core.workload.ternary;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.workload.ParameterRange;

/**
 * How the parameters of both autoencoders lie in one vector: A's encoder and decoder, then B's. All
 * sizes are the study's.
 */
final class NetworkShape {

  /** Values of an operation. */
  static final int PLACES = 9;

  /** What a value may be. */
  static final int VALUES = 3;

  /** Numbers that a decoder gives for an operation, [place × value]. */
  static final int CELLS = PLACES * VALUES;

  /** Numbers of a latent vector. */
  static final int LATENTS = 16;

  private static final int RESIDUAL_WIDTH = 128;

  private final List<AffineShape> shapes = new ArrayList<>();
  private final List<AffineShape> encoderA;
  private final List<AffineShape> decoderA;
  private final List<AffineShape> encoderB;
  private final List<AffineShape> decoderB;

  NetworkShape() {
    // An encoder's outputs are the means, then the logarithms of the variances.
    encoderA = maps(0, PLACES, 256, 128, 64, 2 * LATENTS);
    decoderA = maps(encoderA.size(), LATENTS, 32, 64, CELLS);
    encoderB = maps(0, PLACES, 256, 128, 64, 2 * LATENTS);
    int width = RESIDUAL_WIDTH;
    decoderB = maps(encoderB.size(), LATENTS, width, width, width, width, width, CELLS);
  }

  /** Maps one after the other, the last outputs of one the inputs of the next. */
  private List<AffineShape> maps(int firstDepth, int... sizes) {
    List<AffineShape> maps = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      int from = shapes.isEmpty() ? 0 : shapes.get(shapes.size() - 1).to();
      AffineShape shape = new AffineShape(sizes[i], sizes[i + 1], from, firstDepth + i);
      maps.add(shape);
      shapes.add(shape);
    }
    return maps;
  }

  /** Number of parameters of both that are trained. */
  int length() {
    return shapes.get(shapes.size() - 1).to();
  }

  /** All affine maps in the order of their parameters. */
  List<AffineShape> shapes() {
    return List.copyOf(shapes);
  }

  /** Index of B's first parameter; those before it are A's. */
  int firstOfB() {
    return encoderB.get(0).from();
  }

  List<ParameterRange> layers() {
    return shapes.stream()
        .map(shape -> new ParameterRange(shape.from(), shape.to(), shape.depth()))
        .toList();
  }

  /** Parameters to start from, drawn in their order. */
  double[] initial(UniformRandomProvider stream) {
    double[] parameters = new double[length()];
    shapes.forEach(shape -> shape.initialise(parameters, stream));
    return parameters;
  }

  /**
   * A's encoder: affine maps with ReLU between.
   *
   * @param most rows at once
   */
  Layer encoderA(Arithmetic arithmetic, int most) {
    return rectifiedMaps(arithmetic, encoderA, most);
  }

  /** A's decoder: affine maps with ReLU between. */
  Layer decoderA(Arithmetic arithmetic, int most) {
    return rectifiedMaps(arithmetic, decoderA, most);
  }

  /** B's encoder: affine maps with ReLU between. */
  Layer encoderB(Arithmetic arithmetic, int most) {
    return rectifiedMaps(arithmetic, encoderB, most);
  }

  /** B's decoder: an affine map, two residual blocks, each after ReLU, and another affine map. */
  Layer decoderB(Arithmetic arithmetic, int most) {
    Layer first = rectifiedMaps(arithmetic, decoderB.subList(1, 3), most);
    Layer second = rectifiedMaps(arithmetic, decoderB.subList(3, 5), most);
    return new Chain(
        List.of(
            new Affine(arithmetic, decoderB.get(0), most),
            new Rectifier(arithmetic, RESIDUAL_WIDTH),
            new Residual(arithmetic, first, RESIDUAL_WIDTH, most),
            new Rectifier(arithmetic, RESIDUAL_WIDTH),
            new Residual(arithmetic, second, RESIDUAL_WIDTH, most),
            new Affine(arithmetic, decoderB.get(5), most)));
  }

  private static Layer rectifiedMaps(Arithmetic arithmetic, List<AffineShape> maps, int most) {
    List<Layer> layers = new ArrayList<>();
    for (AffineShape map : maps) {
      if (!layers.isEmpty()) {
        layers.add(new Rectifier(arithmetic, map.inputs()));
      }
      layers.add(new Affine(arithmetic, map, most));
    }
    return new Chain(layers);
  }
}
