package org.swath.models;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.device.ArrayTransfer;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.ParameterRange;
import org.swath.models.Network.ParameterGroup;
import org.swath.models.Network.Role;

/**
 * A network's parameters on the heap: those that an optimizer trains in one vector, statistics in
 * another; what is fixed stays where it is.
 */
final class FlatParameters {

  /** A stretch of the network's parameters and where it lies among those of its role. */
  private record Stretch(Role role, int from, int length, int at) {}

  private final ArrayTransfer parameters;
  private final ArrayTransfer gradient;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<ParameterRange> layers = new ArrayList<>();
  private final HostVector trained;
  private final HostVector trainedGradient;
  private final HostVector statistics;
  private final HostVector statisticSteps;
  private int lastLayer = -1;

  FlatParameters(Network network) {
    int length = Math.toIntExact(network.parameters().length());
    this.parameters = ArrayTransfer.of(network.parameters(), 0, length);
    this.gradient = ArrayTransfer.of(network.gradient(), 0, length);
    int trainedLength = lengthOf(network, Role.TRAINED);
    if (trainedLength == 0) {
      throw new ModelException(
          "A model must have parameters to train, but got none. Give it a layer that has some");
    }
    int statisticsLength = lengthOf(network, Role.STATISTIC);
    this.trained = vector(network.precision(), trainedLength);
    this.trainedGradient = vector(network.precision(), trainedLength);
    this.statistics = vector(network.precision(), statisticsLength);
    this.statisticSteps = vector(network.precision(), statisticsLength);
    addStretches(network.groups());
    fromNetwork();
  }

  private static int lengthOf(Network network, Role role) {
    return network.groups().stream()
        .filter(group -> group.role() == role)
        .mapToInt(ParameterGroup::length)
        .sum();
  }

  private static HostVector vector(DataType precision, int length) {
    return precision == DataType.DOUBLE
        ? new HostVector.Doubles(new double[length])
        : new HostVector.Singles(new float[length]);
  }

  private void addStretches(List<ParameterGroup> groups) {
    int from = 0;
    Map<Role, Integer> used = new EnumMap<>(Role.class);
    for (ParameterGroup group : groups) {
      int at = used.getOrDefault(group.role(), 0);
      stretches.add(new Stretch(group.role(), from, group.length(), at));
      if (group.role() == Role.TRAINED) {
        addLayer(group, at);
      }
      from += group.length();
      used.put(group.role(), at + group.length());
    }
  }

  /** Layers without trained parameters do not count, so that numbers have no gaps. */
  private void addLayer(ParameterGroup group, int at) {
    ParameterRange last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
    int end = at + group.length();
    if (last != null && lastLayer == group.layer()) {
      layers.set(layers.size() - 1, new ParameterRange(last.from(), end, last.layer()));
    } else {
      layers.add(new ParameterRange(at, end, layers.size()));
    }
    lastLayer = group.layer();
  }

  /** What an optimizer trains. */
  HostVector parameters() {
    return trained;
  }

  HostVector gradient() {
    return trainedGradient;
  }

  List<ParameterRange> layers() {
    return List.copyOf(layers);
  }

  /** Gives the network the parameters as they are now. */
  void toNetwork() {
    scatter(trained, Role.TRAINED);
    scatter(statistics, Role.STATISTIC);
    parameters.toArray();
  }

  /** Takes the parameters that the network has come to by itself. */
  void fromNetwork() {
    parameters.toHost();
    gather(parameters.onHost(), Role.TRAINED, trained);
    gather(parameters.onHost(), Role.STATISTIC, statistics);
  }

  /** Takes the gradient that the network has computed. */
  void gradientFromNetwork() {
    gradient.toHost();
    gather(gradient.onHost(), Role.TRAINED, trainedGradient);
    gather(gradient.onHost(), Role.STATISTIC, statisticSteps);
  }

  /** Takes the step of the statistics that came with the gradient. */
  void stepStatistics() {
    double[] values = statistics.toDoubles();
    for (int i = 0; i < values.length; i++) {
      values[i] -= statisticSteps.get(i);
    }
    statistics.set(values);
  }

  void save(StateWriter state) {
    state.vector("parameters", trained);
    if (statistics.length() > 0) {
      state.vector("statistics", statistics);
    }
  }

  void restore(StateReader state) {
    state.vector("parameters", trained);
    if (statistics.length() > 0) {
      state.vector("statistics", statistics);
    }
  }

  private void gather(HostVector from, Role role, HostVector to) {
    for (Stretch stretch : stretches) {
      if (stretch.role() == role) {
        copy(from, stretch.from(), to, stretch.at(), stretch.length());
      }
    }
  }

  private void scatter(HostVector from, Role role) {
    for (Stretch stretch : stretches) {
      if (stretch.role() == role) {
        copy(from, stretch.at(), parameters.onHost(), stretch.from(), stretch.length());
      }
    }
  }

  private static void copy(HostVector from, int fromIndex, HostVector to, int toIndex, int length) {
    if (from instanceof HostVector.Singles source && to instanceof HostVector.Singles target) {
      System.arraycopy(source.values(), fromIndex, target.values(), toIndex, length);
    } else {
      System.arraycopy(
          ((HostVector.Doubles) from).values(),
          fromIndex,
          ((HostVector.Doubles) to).values(),
          toIndex,
          length);
    }
  }
}
