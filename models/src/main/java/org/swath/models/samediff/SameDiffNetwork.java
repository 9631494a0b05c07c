package org.swath.models.samediff;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.swath.models.Network;

/** A graph in training: its variables lie one after the other in one array of ours, row by row. */
final class SameDiffNetwork implements Network {

  /** The parts of a graph. */
  record Names(String input, String labels, String loss, String output) {}

  /** One variable of the graph and its places in the arrays of all. */
  private record Piece(SDVariable variable, INDArray values, INDArray gradient) {}

  private final SameDiff graph;
  private final Names names;
  private final InputLayout layout;
  private final INDArray parameters;
  private final INDArray gradient;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> trainedNames;

  /**
   * @param trained at least one, of one type
   */
  SameDiffNetwork(SameDiff graph, Names names, List<SDVariable> trained, InputLayout layout) {
    this.graph = graph;
    this.names = names;
    this.layout = layout;
    this.trainedNames = trained.stream().map(SDVariable::name).toList();
    DataType precision = trained.get(0).dataType();
    long length = trained.stream().mapToLong(variable -> variable.getArr().length()).sum();
    this.parameters = Nd4j.create(precision, length);
    this.gradient = Nd4j.create(precision, length);
    graph.setLossVariables(names.loss());
    differentiate(graph, trainedNames);
    long from = 0;
    for (SDVariable variable : trained) {
      long to = from + variable.getArr().length();
      INDArray values = parameters.get(NDArrayIndex.interval(from, to));
      values.assign(row(variable.getArr()));
      pieces.add(new Piece(variable, values, gradient.get(NDArrayIndex.interval(from, to))));
      from = to;
    }
  }

  /** SameDiff tells standard output of each operation that it derives; Swath's answers go there. */
  private static void differentiate(SameDiff graph, List<String> variables) {
    synchronized (SameDiffNetwork.class) {
      PrintStream out = System.out;
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      try {
        graph.createGradFunction(variables.toArray(String[]::new));
      } finally {
        System.setOut(out);
      }
    }
  }

  private static INDArray row(INDArray array) {
    return array.dup('c').reshape(array.length());
  }

  @Override
  public DataType precision() {
    return parameters.dataType();
  }

  @Override
  public INDArray parameters() {
    return parameters;
  }

  @Override
  public INDArray gradient() {
    return gradient;
  }

  /** Every variable counts as a layer, in the order of the file. */
  @Override
  public List<ParameterGroup> groups() {
    List<ParameterGroup> groups = new ArrayList<>();
    for (Piece piece : pieces) {
      groups.add(
          new ParameterGroup(
              groups.size(), Math.toIntExact(piece.values().length()), Role.TRAINED));
    }
    return groups;
  }

  @Override
  public InputLayout inputLayout() {
    return layout;
  }

  @Override
  public double lossAndGradient(INDArray inputs, INDArray targets) {
    giveParameters();
    OutAndGrad computed =
        graph.calculateGradientsAndOutputs(
            Map.of(names.input(), inputs, names.labels(), targets),
            List.of(names.loss()),
            trainedNames);
    for (Piece piece : pieces) {
      piece.gradient().assign(row(computed.getGradients().get(piece.variable().name())));
    }
    return computed.getOutputs().get(names.loss()).getDouble(0);
  }

  @Override
  public double loss(INDArray inputs, INDArray targets) {
    giveParameters();
    return graph
        .output(Map.of(names.input(), inputs, names.labels(), targets), names.loss())
        .get(names.loss())
        .getDouble(0);
  }

  @Override
  public INDArray output(INDArray inputs) {
    giveParameters();
    return graph.output(Map.of(names.input(), inputs), names.output()).get(names.output());
  }

  private void giveParameters() {
    for (Piece piece : pieces) {
      INDArray array = piece.variable().getArr();
      array.assign(piece.values().reshape('c', array.shape()));
    }
  }

  @Override
  public void close() {
    parameters.close();
    gradient.close();
  }
}
