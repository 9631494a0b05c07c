package org.swath.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Comma-separated values as RFC 4180 has them, but for line ends. */
final class CsvAnswer implements AnswerForm {

  @Override
  public String write(Answer answer) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(answer.columns().stream().map(Answer.Column::name).toList());
      for (List<Object> row : answer.rows()) {
        for (Object value : row) {
          printer.print(value == null ? null : ValueText.full(value));
        }
        printer.println();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A StringBuilder cannot fail to take text", e);
    }
    return text.toString();
  }
}
