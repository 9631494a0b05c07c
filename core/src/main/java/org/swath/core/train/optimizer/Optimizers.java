package org.swath.core.train.optimizer;

import java.util.List;

/** The optimizers that Swath comes with. */
public final class Optimizers {

  private Optimizers() {}

  /** One of each, with different names. */
  public static List<Optimizer.Rule> standard() {
    return List.of(
        new Adam(),
        new AdamW(),
        new ComplexAdamW(),
        new AmsGrad(),
        new Adamax(),
        new Nadam(),
        new RAdam(),
        new AdaBound(),
        new Sgd(),
        new ClassicalMomentum(),
        new Nesterov(),
        new AdaGrad(),
        new RmsProp(),
        new AdaDelta(),
        new Lion(),
        new Lbfgs());
  }
}
