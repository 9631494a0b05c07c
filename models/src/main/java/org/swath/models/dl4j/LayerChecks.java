package org.swath.models.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.swath.models.ModelException;
import org.swath.models.Task;

/** What a network must not ask for, since Swath does it or nobody would. */
final class LayerChecks {

  private final String location;

  LayerChecks(String location) {
    this.location = location;
  }

  /** Checks what holds for a network as a whole. */
  void requireTrainable(DataType precision, BackpropType backpropagation) {
    if (precision != DataType.FLOAT && precision != DataType.DOUBLE) {
      throw new ModelException(
          "%s must be in single or double precision (dataType FLOAT or DOUBLE), but is in %s. Change it in the file"
              .formatted(location, precision));
    }
    if (backpropagation != BackpropType.Standard) {
      throw new ModelException(
          "%s must be trained on whole sequences (backpropType Standard), but asks for %s. Change it in the file"
              .formatted(location, backpropagation));
    }
  }

  /** Checks one layer. */
  void requireTrainable(NamedLayer layer) {
    if (layer.layer().getConstraints() != null && !layer.layer().getConstraints().isEmpty()) {
      throw refused(layer, "have no constraints", "has some", "Remove them from the file");
    }
    if (layer.inside().getIDropout() != null && channelsComeLast(layer.inside())) {
      throw refused(
          layer,
          "have no dropout of its own, its channels coming last, where Deeplearning4j cannot"
              + " train it",
          "has some",
          "Put a layer that only drops before it in the model, and set the dropout of that");
    }
    if (layer.inside() instanceof BaseLayer base) {
      GradientNormalization normalisation = base.getGradientNormalization();
      if (normalisation != null && normalisation != GradientNormalization.None) {
        throw refused(
            layer,
            "leave gradients as they are",
            "asks for " + normalisation,
            "Set gradientNormalization to None in the file, and write clipping under training in"
                + " the spec");
      }
      List<Regularization> penalties = new ArrayList<>();
      addAll(penalties, base.getRegularization());
      addAll(penalties, base.getRegularizationBias());
      penalties.forEach(penalty -> requireFixed(layer, penalty));
    }
  }

  private static boolean channelsComeLast(Layer layer) {
    return (layer instanceof ConvolutionLayer convolution
            && convolution.getCnn2dDataFormat() == CNN2DFormat.NHWC)
        || (layer instanceof SubsamplingLayer pooling
            && pooling.getCnn2dDataFormat() == CNN2DFormat.NHWC)
        || (layer instanceof BaseRecurrentLayer recurrent
            && recurrent.getRnnDataFormat() == RNNFormat.NWC);
  }

  private static void addAll(List<Regularization> all, List<Regularization> some) {
    all.addAll(some == null ? List.of() : some);
  }

  private void requireFixed(NamedLayer layer, Regularization penalty) {
    boolean fixed =
        (penalty instanceof L1Regularization l1 && l1.getL1() instanceof FixedSchedule)
            || (penalty instanceof L2Regularization l2 && l2.getL2() instanceof FixedSchedule);
    if (!fixed) {
      throw refused(
          layer,
          "be regularised by an l1 or l2 that stays the same",
          "has a " + penalty.getClass().getSimpleName(),
          "Remove it from the file; weight decay is regularisation: decoupled-decay under training"
              + " in the spec");
    }
  }

  /** Checks that the last layer has a loss, and that it is one of the task. */
  void requireLoss(NamedLayer last, Task task) {
    Layer layer = last.layer();
    ILossFunction loss;
    if (layer.getClass() == OutputLayer.class) {
      loss = ((OutputLayer) layer).getLossFn();
    } else if (layer.getClass() == LossLayer.class) {
      loss = ((LossLayer) layer).getLossFn();
    } else {
      throw refused(
          last,
          "be an OutputLayer or a LossLayer, being the last",
          "is a " + layer.getClass().getSimpleName(),
          "Give the network such a layer");
    }
    boolean softmax = ((BaseLayer) layer).getActivationFn() instanceof ActivationSoftmax;
    boolean ofValues =
        loss instanceof LossMSE
            || loss instanceof LossMAE
            || loss instanceof LossL1
            || loss instanceof LossL2;
    boolean fits =
        switch (task) {
          case CLASSIFICATION -> loss instanceof LossMCXENT && softmax;
          case REGRESSION -> ofValues;
          case AUTOENCODING -> ofValues || loss instanceof LossBinaryXENT;
        };
    if (!fits) {
      throw refused(
          last,
          switch (task) {
            case CLASSIFICATION ->
                "have softmax and the loss MCXENT or NEGATIVELOGLIKELIHOOD to tell classes apart";
            case REGRESSION -> "have the loss MSE, MAE, L1 or L2 for a regression";
            case AUTOENCODING -> "have the loss MSE, MAE, L1, L2 or XENT for an autoencoder";
          },
          "has %s and %s".formatted(((BaseLayer) layer).getActivationFn(), loss),
          "Change it in the file, or choose the workload that fits: the name alone classifies,"
              + " -regression and -autoencoder after it do the other two");
    }
  }

  private ModelException refused(NamedLayer layer, String must, String but, String advice) {
    return new ModelException(
        "Layer %s of %s must %s, but %s. %s".formatted(layer.name(), location, must, but, advice));
  }
}
