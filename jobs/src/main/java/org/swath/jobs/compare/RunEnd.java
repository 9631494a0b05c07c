package org.swath.jobs.compare;

import java.util.Locale;
import java.util.Optional;
import org.swath.results.RunRecord;

/** How a planned run stands in the results. */
public enum RunEnd {
  /** Trained for all its epochs and evaluated. */
  COMPLETED,
  /** Its loss or parameters stopped being finite. */
  DIVERGED,
  /** Ended for another reason. */
  FAILED,
  /** Nothing is committed of it, yet. */
  MISSING;

  static RunEnd of(Optional<RunRecord> record) {
    return record
        .map(
            present ->
                switch (present.status()) {
                  case COMPLETED -> COMPLETED;
                  case DIVERGED -> DIVERGED;
                  case FAILED -> FAILED;
                })
        .orElse(MISSING);
  }

  /** One word for a person, the one that results and tables use. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
