package org.swath.jobs.chaos;

/** What happens at a site. */
enum Kind {
  /** The code throws. */
  THROW,
  /** Memory is exhausted. */
  OUT_OF_MEMORY,
  /** The process dies at once, by {@code kill -9}: before the store's effect at a store's site. */
  KILL_PROCESS,
  /** Nothing goes on for longer than anyone waits; then it does, when nobody expects it. */
  HANG,
  /** The store reports failure, and nothing has happened. */
  STORE_FAILS,
  /** The store reports failure although it did what it was told. */
  STORE_FAILS_AFTER_SUCCESS,
  /** The store takes its time. */
  STORE_DELAYS,
  /** Writing fails in the middle and leaves a torn file. */
  DISK_FULL,
  /** A bit of a finished file flips. */
  CORRUPT,
  /** The end of a finished file is lost. */
  TRUNCATE;

  /** Whether a fault of this kind can happen at a site. */
  boolean fits(Site site) {
    boolean store = site.side() == Site.Side.STORE;
    return switch (this) {
      case KILL_PROCESS -> true;
      case HANG, THROW -> !store;
      case OUT_OF_MEMORY -> site.side() == Site.Side.EXECUTOR;
      case STORE_FAILS, STORE_FAILS_AFTER_SUCCESS, STORE_DELAYS -> store;
      case DISK_FULL ->
          site == Site.WRITING_ATTEMPT
              || site == Site.CREATING_SWEEP
              || site == Site.IN_LEASE
              || site == Site.IN_COMPACTION
              || site == Site.IN_CHECKPOINT;
      case CORRUPT, TRUNCATE -> site == Site.ATTEMPT_WRITTEN || site == Site.CHECKPOINT_WRITTEN;
    };
  }
}
