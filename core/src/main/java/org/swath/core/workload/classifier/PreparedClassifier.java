package org.swath.core.workload.classifier;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * A classifier with its images.
 *
 * @param workload whose models these are
 * @param train what it is trained on
 * @param heldOut what it is validated on
 * @param test what it is evaluated on
 * @param classes number of classes
 */
record PreparedClassifier(
    ImageClassifier workload,
    SparseImages train,
    SparseImages heldOut,
    SparseImages test,
    int classes)
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
    ParameterValues first = lanes.get(0);
    if (lanes.stream().anyMatch(lane -> !lane.equals(first))) {
      throw new IllegalArgumentException(
          "Lanes of one cohort must have the same workload parameters, but got " + lanes);
    }
    NetworkShape shape = new NetworkShape(train.inputs() - 1, workload.hiddenUnits(first), classes);
    return new ClassifierModel(
        this,
        shape,
        Precision.labelled(first.text(ImageClassifier.PRECISION)),
        lanes.size(),
        Math.min(batchSize, trainingExamples()),
        shape.initial(streams.stream("initialisation")));
  }
}
