package org.swath.core.workload.twistor;

import java.util.List;
import org.swath.core.data.TokenRule;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.sequence.Sequences;

/**
 * A twistor model with its sequences.
 *
 * @param train what it is trained on
 * @param heldOut what it is validated on
 * @param test what it is evaluated on
 * @param rule how all of them were drawn
 */
record PreparedTwistor(Sequences train, Sequences heldOut, Sequences test, TokenRule rule)
    implements PreparedWorkload {

  /** Loops that Java compiles for any processor. */
  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return train.count();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    List<TwistorShape> shapes = lanes.stream().map(this::shape).distinct().toList();
    if (shapes.size() > 1) {
      throw new IllegalArgumentException(
          "Lanes of one cohort must have models of the same shape, but got " + shapes);
    }
    return new TwistorModel(
        this,
        shapes.get(0),
        lanes.stream().map(TwistorSettings::of).toList(),
        Math.min(batchSize, trainingExamples()),
        streams);
  }

  private TwistorShape shape(ParameterValues parameters) {
    return new TwistorShape(
        parameters.count(TwistorHope.COMPLEX_UNITS),
        rule.tokens(),
        parameters.count(TwistorHope.LEVELS),
        parameters.flag(TwistorHope.TRAINED_EMBEDDING),
        parameters.text(TwistorHope.CONSTRAINT_FORM).equals(ConstraintForm.LEARNED.label()));
  }
}
