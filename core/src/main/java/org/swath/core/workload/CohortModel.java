package org.swath.core.workload;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The models of one cohort in training, one per lane: parameters, gradients, and the objective on a
 * batch. Not thread-safe.
 *
 * <p>What one lane computes does not depend on the other lanes, nor on whether they are asked for:
 * a lane that becomes infinite or NaN leaves its neighbours as they are, to the bit. No memory
 * outlives a batch but what {@link #save} writes.
 */
public interface CohortModel extends AutoCloseable {

  /**
   * The parameters of one lane, the model's own memory: whoever writes to it trains the model. The
   * order of the numbers in it is the model's own.
   */
  HostVector parameters(int lane);

  /**
   * Where {@link #lossAndGradient} puts the gradient of a lane, laid out like its parameters. Lanes
   * may share the memory: what it holds is that of the lane asked for last.
   */
  HostVector gradient(int lane);

  /**
   * How the parameters of every lane fall into layers: ranges without gaps that cover them all, in
   * their order.
   */
  default List<ParameterRange> layers() {
    return List.of(new ParameterRange(0, parameters(0).length(), 0));
  }

  /**
   * How many of the first parameters of every lane are parts of complex numbers, real and imaginary
   * part side by side: even, and 0 where all are real.
   */
  default int pairedParameters() {
    return 0;
  }

  /**
   * Turns to an epoch: told before the first batch of each, of the first one trained after a {@link
   * #restore} too. A model whose randomness is numbered by epoch opens its streams by this number;
   * others need not know.
   *
   * @param epoch from 1
   */
  default void startEpoch(int epoch) {}

  /**
   * Turns to a batch of examples, the same for all lanes. It may be the same batch again, at other
   * parameters: what a lane computes then is what it would have computed had the batch been started
   * so at first.
   *
   * @param examples numbers of training examples
   * @param from index in {@code examples} of the batch's first
   * @param count size of the batch, at most the size the model was opened with
   */
  void startBatch(int[] examples, int from, int count);

  /**
   * Computes one lane's loss on the batch and its gradient, at the parameters that the lane had
   * when the batch was started. Called at most once for a lane after each start of a batch; a lane
   * that is not asked for is left alone.
   *
   * @param terms filled with the loss and then the workload's epoch metrics in declared order
   */
  void lossAndGradient(int lane, double[] terms);

  /**
   * Told of each step of a lane when its gradient has been clipped, and nothing else done with it
   * yet: {@link #gradient} holds it. A model that steers itself by the gradients it is trained with
   * looks at them here, since {@link #lossAndGradient} is asked for without a step too.
   */
  default void gradientClipped(int lane) {}

  /**
   * The learning rate of a lane's next step, asked for after {@link #gradientClipped}. A model with
   * a controller of its rate gives another than the scheduled one.
   *
   * @param scheduled what the run's schedule says
   * @return finite and at least 0
   */
  default double adjustedRate(int lane, double scheduled) {
    return scheduled;
  }

  /**
   * Told of a lane after each epoch that it was trained in, before the validation loss is asked
   * for. A model replaces those of its epoch metrics that are not means over batches: what it is
   * steered with, and what it measures between epochs, NaN where it does not.
   *
   * @param means begins with the epoch's means over batches of what {@link #lossAndGradient} fills
   *     in; what follows is not the model's
   */
  default void completeEpoch(int lane, double[] means) {}

  /**
   * The mean loss of one lane's model, as it stands, on the examples that are held out. Asked for
   * between epochs, and only where the {@linkplain
   * org.swath.core.parameter.WorkloadComponent#validates() workload validates}.
   */
  default double validationLoss(int lane) {
    throw new UnsupportedOperationException("This workload holds nothing out");
  }

  /**
   * Evaluates one lane's model as it stands.
   *
   * @return the workload's run metrics in declared order; NaN where one has no value
   */
  double[] evaluate(int lane);

  /**
   * Writes all of a lane that its next epochs depend on: its parameters, unless a model has more.
   * Asked for between epochs only.
   *
   * <p>Randomness needs no place here where it comes from {@linkplain
   * org.swath.core.random.RandomStreams#stream(String, long) streams numbered by epoch}, which a
   * model opens anew in each epoch: their position is the epoch, and that is saved by whoever
   * trains. A model that draws from one generator through all epochs saves the generator's state,
   * and one that counts its batches the count, each in a section of its own.
   *
   * <p>What is written depends neither on the number of lanes nor on the lane's number: it may be
   * restored in any lane of another cohort.
   */
  default void save(int lane, StateWriter state) {
    state.vector("parameters", parameters(lane));
  }

  /**
   * Puts a lane of a newly opened model where one with the same workload parameters and seed was
   * when it was {@linkplain #save saved}, to the bit.
   *
   * @throws org.swath.core.state.StateMismatchException when it is another model's; the lane is
   *     undefined then
   */
  default void restore(int lane, StateReader state) {
    state.vector("parameters", parameters(lane));
  }

  /** Frees the memory of the models; no other method may be called afterwards. */
  @Override
  void close();
}
