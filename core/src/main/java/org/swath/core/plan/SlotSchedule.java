package org.swath.core.plan;

import java.util.List;
import java.util.PriorityQueue;

/** Tasks on slots as Spark runs them: in the order given, each on the slot that is free first. */
final class SlotSchedule {

  private SlotSchedule() {}

  /** When the last of the tasks ends, in the unit of their durations. */
  static double duration(List<Double> tasks, int slots) {
    PriorityQueue<Double> freeFrom = new PriorityQueue<>();
    double last = 0;
    for (double task : tasks) {
      double end = (freeFrom.size() < slots ? 0 : freeFrom.remove()) + task;
      freeFrom.add(end);
      last = Math.max(last, end);
    }
    return last;
  }
}
