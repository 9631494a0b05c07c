package org.swath.models;

import java.util.Map;
import org.swath.core.data.ExampleShape;

/** A model as its file describes it, before it has parameters. Not thread-safe. */
public interface Architecture {

  /**
   * Puts what a spec says of layers in the place of what the file says.
   *
   * @param settings by layer and name, {@code hidden.dropout}
   * @throws ModelException when there is no such layer, or it has no such setting
   */
  void set(Map<String, Object> settings);

  /**
   * Checks what can be checked without data.
   *
   * @throws ModelException when the model cannot be trained for the task
   */
  void requireTrainable(Task task);

  /**
   * Fits the sizes of layers that follow from others to the data, where a {@linkplain #set setting}
   * has changed them, and checks all others.
   *
   * @throws ModelException when the model does not take such examples, or does not give what the
   *     task needs
   */
  void fit(ExampleShape shape, Task task);

  /**
   * Makes the network, once {@link #fit} has been called. It belongs to the calling thread.
   *
   * @param seed of its initial parameters, from 1 to 2³¹ - 1
   */
  Network open(int seed);
}
