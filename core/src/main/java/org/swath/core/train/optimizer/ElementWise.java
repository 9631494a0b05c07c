package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The frame of a rule that changes every parameter by its own gradient and its own memory: keeps
 * the vectors that remember, one number for each parameter and zero at first, and steps section by
 * section.
 *
 * <p>A rule says what its vectors are called and gives one loop for each precision. The compiler
 * turns such a loop into vector instructions as long as it takes its arrays and coefficients into
 * local variables first and neither branches nor calls but for roots, minima and maxima.
 */
abstract class ElementWise implements Optimizer {

  private final HostVector parameters;
  private final HostVector gradient;
  private final List<Target.Section> sections;
  private final String[] names;
  private final float[][] singles;
  private final double[][] doubles;

  /**
   * @param names of the vectors, under which they are saved
   */
  ElementWise(Target target, String... names) {
    this.parameters = target.parameters();
    this.gradient = target.gradient();
    this.sections = target.sections();
    this.names = names;
    boolean single = parameters instanceof HostVector.Singles;
    this.singles = new float[single ? names.length : 0][parameters.length()];
    this.doubles = new double[single ? 0 : names.length][parameters.length()];
  }

  /** Begins a step, before its first section. */
  void begin(double learningRate) {}

  /**
   * Updates the parameters from {@code from} to before {@code to} in single precision.
   *
   * @param memory the vectors in the order of their names
   * @param section whose learning rate factor is already in {@code rate}
   */
  abstract void update(
      float[] theta, float[] g, float[][] memory, Target.Section section, double rate);

  /** The same in double precision. */
  abstract void update(
      double[] theta, double[] g, double[][] memory, Target.Section section, double rate);

  /** Writes what the rule counts beside its vectors. */
  void saveCounts(StateWriter state) {}

  /** Reads what {@link #saveCounts} has written. */
  void restoreCounts(StateReader state) {}

  @Override
  public final void step(double learningRate) {
    begin(learningRate);
    for (Target.Section section : sections) {
      double rate = learningRate * section.rateFactor();
      if (parameters instanceof HostVector.Singles theta) {
        float[] g = ((HostVector.Singles) gradient).values();
        update(theta.values(), g, singles, section, rate);
      } else {
        double[] theta = ((HostVector.Doubles) parameters).values();
        double[] g = ((HostVector.Doubles) gradient).values();
        update(theta, g, doubles, section, rate);
      }
    }
  }

  @Override
  public final void save(StateWriter state) {
    saveCounts(state);
    for (int i = 0; i < singles.length; i++) {
      state.singles(names[i], singles[i]);
    }
    for (int i = 0; i < doubles.length; i++) {
      state.doubles(names[i], doubles[i]);
    }
  }

  @Override
  public final void restore(StateReader state) {
    restoreCounts(state);
    for (int i = 0; i < singles.length; i++) {
      state.singles(names[i], singles[i]);
    }
    for (int i = 0; i < doubles.length; i++) {
      state.doubles(names[i], doubles[i]);
    }
  }
}
