package org.swath.jobs.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Learning rates as CSV: the configuration's id, the step from 0, the epochs before it with their
 * fraction, and the rate, in full.
 */
final class RateCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private RateCsv() {}

  /**
   * Writes every step of the first epochs of every configuration.
   *
   * @param configurations ids by curve
   */
  static void write(Map<RateCurve, List<String>> configurations, double epochs, Appendable out)
      throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    printer.printRecord("configuration", "step", "epoch", "rate");
    for (Map.Entry<RateCurve, List<String>> entry : configurations.entrySet()) {
      RateCurve curve = entry.getKey();
      for (String configuration : entry.getValue()) {
        for (long step = 0; step < curve.horizon().steps() && curve.epoch(step) < epochs; step++) {
          printer.printRecord(configuration, step, curve.epoch(step), curve.rate().rate(step));
        }
      }
    }
    printer.flush();
  }
}
