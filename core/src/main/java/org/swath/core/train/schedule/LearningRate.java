package org.swath.core.train.schedule;

import java.util.Optional;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The learning rate of one run through all of its training: a warm-up to the rate at which the
 * schedule begins, then the schedule. Not thread-safe.
 */
public final class LearningRate {

  private final WarmUp warmUp;
  private final Schedule schedule;

  public LearningRate(WarmUp warmUp, Schedule schedule) {
    this.warmUp = warmUp;
    this.schedule = schedule;
  }

  /**
   * The rate of one step. Asking changes nothing.
   *
   * @param step steps taken before it, over all epochs
   * @return finite and at least 0
   */
  public double rate(long step) {
    long scheduled = step - warmUp.steps();
    return scheduled < 0 ? schedule.rate(0) * warmUp.share(step) : schedule.rate(scheduled);
  }

  /** Whether rates depend on how training goes, and not on the step alone. */
  public boolean dependsOnTraining() {
    return schedule.dependsOnTraining();
  }

  /**
   * How to look at the surface of the loss before a step, if the schedule wants that.
   *
   * @param step steps taken before it, over all epochs
   */
  public Optional<Looks> looksBefore(long step) {
    long scheduled = step - warmUp.steps();
    return schedule.looks().filter(looks -> scheduled >= 0 && scheduled % looks.interval() == 0);
  }

  /** Whether the schedule ever wants that. */
  public boolean looks() {
    return schedule.looks().isPresent();
  }

  /** To be told what such a look has found. */
  public void looked(double varianceFactor, double curvature) {
    schedule.looked(varianceFactor, curvature);
  }

  /**
   * To be told after each epoch, before the next one begins. An epoch that ends within the warm-up
   * says nothing about the schedule's rates, and is not passed on.
   *
   * @param stepsTaken steps taken so far, over all epochs
   * @param loss the epoch's training loss
   */
  public void epochCompleted(long stepsTaken, double loss) {
    if (stepsTaken > warmUp.steps()) {
      schedule.epochCompleted(loss);
    }
  }

  /** Writes what the schedule has gathered; nothing if it gathers nothing. */
  public void save(StateWriter state) {
    schedule.save(state);
  }

  /** Takes over what one of the same run has saved: every later rate is the same to the bit. */
  public void restore(StateReader state) {
    schedule.restore(state);
  }
}
