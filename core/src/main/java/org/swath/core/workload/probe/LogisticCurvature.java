package org.swath.core.workload.probe;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.device.Gemm;

/**
 * The Hessian of a {@link LogisticObjective} at a point, estimated from evenly spaced examples:
 *
 * <pre>  Σ_i (diag(p_i) - p_i p_iᵀ) ⊗ x_i x_iᵀ  +  the identity of the penalty </pre>
 *
 * <p>with p_i the class probabilities and x_i the features with a 1 appended. Ten examples per
 * unknown give it to within tens of per cent in every direction, which is all that a search needs
 * in order to take few steps; the minimum does not depend on it.
 */
final class LogisticCurvature implements Lbfgs.InverseCurvature {

  private static final int EXAMPLES_PER_UNKNOWN = 10;
  private static final double RIDGE_OF_INTERCEPTS = 1e-3;

  private final DecompositionSolver solver;

  /**
   * @param columns [feature][example]
   * @param point as {@link LogisticObjective} lays it out
   */
  LogisticCurvature(double[][] columns, double[] point, int classes) {
    int examples = columns[0].length;
    int stride = Math.max(1, examples / (EXAMPLES_PER_UNKNOWN * point.length));
    int count = (examples + stride - 1) / stride;
    double[][] hessian = hessian(columns, count, stride, point, classes);
    double perExample = (double) examples / count;
    int perClass = point.length / classes;
    for (int i = 0; i < hessian.length; i++) {
      for (int j = 0; j < hessian.length; j++) {
        hessian[i][j] *= perExample;
      }
      hessian[i][i] += i % perClass == perClass - 1 ? RIDGE_OF_INTERCEPTS : 1;
    }
    this.solver =
        new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-6, 0).getSolver();
  }

  @Override
  public double[] times(double[] vector) {
    return solver.solve(new ArrayRealVector(vector, false)).toArray();
  }

  private static double[][] hessian(
      double[][] columns, int count, int stride, double[] point, int classes) {
    int perClass = point.length / classes;
    int unknowns = point.length;
    try (INDArray inputs = FeatureMatrix.withIntercept(columns, 0, count, stride);
        INDArray coefficients = matrix(perClass, classes);
        INDArray scores = matrix(count, classes);
        INDArray weighted = matrix(count, unknowns);
        INDArray ownClass = matrix(unknowns, perClass);
        INDArray allClasses = matrix(unknowns, unknowns)) {
      memory(coefficients).put(point);
      Gemm.product(inputs, coefficients, scores).compute(1, 0);
      double[] probabilities = new double[count * classes];
      memory(scores).get(probabilities);
      Softmax.inPlace(probabilities, count, classes, new double[count], new double[count]);
      weigh(inputs, probabilities, classes, weighted);
      Gemm.transposedProduct(weighted, inputs, ownClass).compute(1, 0);
      Gemm.transposedProduct(weighted, weighted, allClasses).compute(-1, 0);
      return assemble(ownClass, allClasses, perClass);
    }
  }

  /** Fills [example × class · feature] with probability times feature. */
  private static void weigh(
      INDArray inputs, double[] probabilities, int classes, INDArray weighted) {
    int count = inputs.rows();
    int perClass = inputs.columns();
    double[] feature = new double[count];
    double[] product = new double[count];
    DoublePointer from = memory(inputs);
    DoublePointer to = memory(weighted);
    for (int j = 0; j < perClass; j++) {
      from.position((long) j * count).get(feature);
      for (int k = 0; k < classes; k++) {
        for (int i = 0; i < count; i++) {
          product[i] = probabilities[k * count + i] * feature[i];
        }
        to.position(((long) k * perClass + j) * count).put(product);
      }
    }
    from.position(0);
    to.position(0);
  }

  private static double[][] assemble(INDArray ownClass, INDArray allClasses, int perClass) {
    int unknowns = allClasses.rows();
    double[] own = new double[unknowns * perClass];
    double[] all = new double[unknowns * unknowns];
    memory(ownClass).get(own);
    memory(allClasses).get(all);
    double[][] hessian = new double[unknowns][unknowns];
    for (int i = 0; i < unknowns; i++) {
      System.arraycopy(all, i * unknowns, hessian[i], 0, unknowns);
      int classStart = i / perClass * perClass;
      for (int j = 0; j < perClass; j++) {
        hessian[i][classStart + j] += own[(i - classStart) * unknowns + classStart + j];
      }
    }
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < i; j++) {
        hessian[i][j] = hessian[j][i]; // BLAS leaves them a rounding error apart
      }
    }
    return hessian;
  }

  private static INDArray matrix(int rows, int columns) {
    return Nd4j.createUninitialized(DataType.DOUBLE, new long[] {rows, columns}, 'f');
  }

  private static DoublePointer memory(INDArray matrix) {
    return (DoublePointer) matrix.data().pointer();
  }
}
