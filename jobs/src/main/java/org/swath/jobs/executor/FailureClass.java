package org.swath.jobs.executor;

/** Why an attempt came to nothing, told apart by what is done about it. */
public enum FailureClass {
  /** Training threw: the same runs would throw again. */
  TRAINING_ERROR("training error"),
  /** Heap, native or device memory did not suffice. */
  OUT_OF_MEMORY("out of memory"),
  /** No epoch was completed, nor any run evaluated, within the limit. */
  HANG("hang"),
  /** The process ended under the attempt, perhaps by its doing: a native crash, a kill. */
  PROCESS_LOST("process lost"),
  /** The process was taken away, by no doing of the attempt: a lost machine, preemption. */
  EXECUTOR_LOST("executor lost"),
  /** The process must not train, or cannot: it lacks the dataset, threads or kernels. */
  UNFIT_PROCESS("unfit process"),
  /** The attempt could not be written, or not be committed. */
  STORAGE("storage error");

  private final String words;

  FailureClass(String words) {
    this.words = words;
  }

  /** Whether no run has any part in it, and time may mend it. */
  public boolean isFromOutside() {
    return this == STORAGE || this == UNFIT_PROCESS;
  }

  /** As a record's reason begins. */
  public String words() {
    return words;
  }
}
