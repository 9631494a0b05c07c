package org.swath.jobs.chaos;

import org.swath.jobs.executor.FaultPoints;

/** Where in a sweep a fault may strike: what the hook tells of, and what goes to the store. */
enum Site {
  /** See {@link FaultPoints.Point}; so are the next four. */
  BEFORE_TRAINING(Side.EXECUTOR),
  EPOCH_COMPLETED(Side.EXECUTOR),
  ATTEMPT_WRITTEN(Side.EXECUTOR),
  BEFORE_COMMIT(Side.DRIVER),
  AFTER_COMMIT(Side.DRIVER),
  /** Store: the lease is made or written, looked at under another name, or removed. */
  IN_LEASE(Side.STORE),
  /** Store: spec and plan are written, the visible folders are made. */
  CREATING_SWEEP(Side.STORE),
  /** Store, on an executor: a private file of an attempt is made. */
  WRITING_ATTEMPT(Side.STORE),
  /** Store: epoch metrics are renamed to be visible. */
  PUBLISHING_EPOCHS(Side.STORE),
  /** Store: epoch metrics are visible, the run records are renamed to be so too. */
  DURING_COMMIT(Side.STORE),
  /** Store: what is left of an attempt is removed. */
  REMOVING_ATTEMPT(Side.STORE),
  /** Store: something is taken out of the visible folders again. */
  WITHDRAWING(Side.STORE),
  /** Store: anything under {@code _compaction}, and renames to and from there. */
  IN_COMPACTION(Side.STORE),
  /** Store: a checkpoint is made or removed. */
  IN_CHECKPOINT(Side.STORE),
  /** Store: a checkpoint is whole and is renamed, so that someone may go on from it. */
  CHECKPOINT_WRITTEN(Side.STORE);

  /** Who tells that a site is reached. */
  enum Side {
    EXECUTOR,
    DRIVER,
    STORE
  }

  private final Side side;

  Site(Side side) {
    this.side = side;
  }

  Side side() {
    return side;
  }

  static Site of(FaultPoints.Point point) {
    return valueOf(point.name());
  }
}
