package org.swath.jobs.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.SwathRunner;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.executor.FaultPoints;
import org.swath.jobs.executor.SweepOnExecutors;

/** What Swath comes with, and the faults of a schedule at the points that the sweep gets to. */
final class ChaosBuiltIns implements SweepOnExecutors.BuiltInsFactory, FaultPoints {

  private static final long serialVersionUID = 1L;

  private final String folder;
  private transient Strikes strikes;

  /**
   * @param folder of the {@link ChaosRecords}
   */
  ChaosBuiltIns(String folder) {
    this.folder = folder;
  }

  @Override
  public BuiltIns create(Configuration hadoop) {
    return SwathRunner.standardBuiltIns(hadoop);
  }

  @Override
  public FaultPoints faultPoints() {
    return this;
  }

  @Override
  public void reached(Place place) {
    Strikes here = strikes();
    try {
      if (place.point() == Point.BEFORE_TRAINING) {
        here.records().beginAttempt(place.attemptId(), place.runIds());
      }
      Fault fault =
          here.reached(Site.of(place.point()), place.runIds(), place.toString()).orElse(null);
      if (fault == null) {
        return;
      }
      switch (fault.kind()) {
        case THROW -> throw new IllegalStateException("chaos: " + fault);
        case OUT_OF_MEMORY -> throw new OutOfMemoryError("chaos: " + fault);
        case KILL_PROCESS -> Strikes.killProcess();
        case HANG -> Strikes.hang();
        case CORRUPT -> Strikes.corrupt(attemptFile(here, place));
        case TRUNCATE -> Strikes.truncate(attemptFile(here, place));
        default -> throw new IllegalArgumentException(fault + " is for the store");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the attempt's two private files, now this, now that. */
  private static Path attemptFile(Strikes here, Place place) {
    String kind = place.attemptId().hashCode() % 2 == 0 ? "epochs" : "runs";
    return here.records()
        .results()
        .resolve("_attempts")
        .resolve(place.attemptId())
        .resolve(kind + ".parquet");
  }

  private synchronized Strikes strikes() {
    if (strikes == null) {
      strikes = new Strikes(new ChaosRecords(Path.of(folder)));
    }
    return strikes;
  }
}
