package org.swath.jobs.chaos;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that goes wrong once in a sweep, however often its processes are started again.
 *
 * @param site where
 * @param runId whose site; {@link #ANY_RUN} when anyone's will do
 * @param time which time that site is reached for that run, from 1, counted through all processes
 * @param kind what happens
 */
record Fault(Site site, String runId, int time, Kind kind) {

  static final String ANY_RUN = "any";

  private static final Pattern TEXT =
      Pattern.compile("(?<kind>\\w+)@(?<site>\\w+)/(?<run>\\w+)/(?<time>\\d+)");

  Fault {
    if (time < 1 || !kind.fits(site)) {
      throw new IllegalArgumentException(
          "A fault's time must be 1 or more and its kind must fit its site, but got %s at %s, time %d"
              .formatted(kind, site, time));
    }
  }

  /** A fault at whatever run reaches the site. */
  static Fault at(Site site, int time, Kind kind) {
    return new Fault(site, ANY_RUN, time, kind);
  }

  static Fault parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A fault must be written KIND@SITE/RUN/TIME, but got \"%s\"".formatted(text));
    }
    return new Fault(
        Site.valueOf(matcher.group("site")),
        matcher.group("run"),
        Integer.parseInt(matcher.group("time")),
        Kind.valueOf(matcher.group("kind")));
  }

  boolean concerns(List<String> runIds) {
    return runId.equals(ANY_RUN) || runIds.contains(runId);
  }

  /** One word, which {@link #parse} reads. */
  @Override
  public String toString() {
    return "%s@%s/%s/%d".formatted(kind, site, runId, time);
  }
}
