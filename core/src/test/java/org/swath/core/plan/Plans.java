package org.swath.core.plan;

import org.swath.core.spec.SpecText;
import org.swath.core.spec.TestCatalogue;

/** Plans for tests. */
final class Plans {

  static final String FINGERPRINT = "f".repeat(64);

  private Plans() {}

  static SweepPlan of(String text) {
    return new SweepPlanner(TestCatalogue.catalogue()).plan(SpecText.read(text), FINGERPRINT);
  }

  /** The right spec of {@link SpecText} with one piece of it replaced. */
  static SweepPlan withChange(String piece, String replacement) {
    return of(SpecText.withChange(piece, replacement));
  }

  static SweepPlan right() {
    return of(SpecText.RIGHT);
  }
}
