package org.swath.core.workload.quadratic;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;

/**
 * Nesterov's momentum in the fewest lines: {@code v ← γ v + g}, {@code θ ← θ - η (g + γ v)}, where
 * θ is the point that he looks ahead to. Goes by the name of {@code sgd}.
 */
final class NesterovOfTests implements Optimizer.Rule {

  @Override
  public Component component() {
    return new Component("sgd", 1, "Nesterov's momentum", List.of());
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    double momentum = settings.number("momentum");
    double[] theta = ((HostVector.Doubles) target.parameters()).values();
    double[] g = ((HostVector.Doubles) target.gradient()).values();
    double[] v = new double[theta.length];
    return new Optimizer() {
      @Override
      public void step(double learningRate) {
        for (int i = 0; i < v.length; i++) {
          v[i] = momentum * v[i] + g[i];
          theta[i] -= learningRate * (g[i] + momentum * v[i]);
        }
      }

      @Override
      public void save(StateWriter state) {}

      @Override
      public void restore(StateReader state) {}
    };
  }
}
