package org.swath.core.data.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.swath.core.data.DataContent;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code csv}: text in UTF-8, a row a line, cells by RFC 4180, perhaps compressed with gzip. Empty
 * lines are passed over.
 */
final class CsvFormat implements FileFormat {

  private static final String SEPARATOR = "separator";
  private static final String HEADER = "header";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String description() {
    return "Your own data from text files with a row a line";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(TableFiles.parameters());
    parameters.add(
        Parameter.choice(
            SEPARATOR, List.of("comma", "semicolon", "tab"), "comma", "What stands between cells"));
    parameters.add(
        new Parameter(
            HEADER,
            new Domain.Flag(),
            Optional.of(true),
            "Whether the first line holds the names of the columns",
            false));
    return parameters;
  }

  @Override
  public DataContent.Goal goal(ParameterValues parameters) {
    return TableFiles.goal(parameters);
  }

  @Override
  public RawData read(ParameterValues parameters, FilesByParameter files) {
    return TableFiles.read(files, file -> file.read(in -> rows(in, parameters, file.toString())));
  }

  private static RawExamples rows(InputStream in, ParameterValues parameters, String place)
      throws IOException {
    Mistakes mistakes = new Mistakes(place);
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(parameters));
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        CsvParser parser = factory().createParser(reader)) {
      parser.setSchema(schema);
      CsvLine first = CsvLine.next(parser);
      if (first.cells().isEmpty()) {
        mistakes.add("must hold rows, but is empty");
        mistakes.throwIfAny();
      }
      boolean header = parameters.flag(HEADER);
      Columns columns = Columns.of(parameters, names(first, header), place);
      TableRows rows = new TableRows(columns, mistakes);
      CsvLine line = header ? CsvLine.next(parser) : first;
      while (!line.cells().isEmpty() && !mistakes.areEnough()) {
        add(line, columns, rows, mistakes);
        line = CsvLine.next(parser);
      }
      mistakes.throwIfAny();
      return rows.examples(place);
    } catch (JsonProcessingException e) {
      mistakes.add(
          "line %d: must be sound CSV, but is not: %s"
              .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
      mistakes.throwIfAny();
      throw e;
    }
  }

  private static CsvFactory factory() {
    return CsvFactory.builder()
        .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
        .enable(CsvParser.Feature.TRIM_SPACES)
        .build();
  }

  private static List<String> names(CsvLine first, boolean header) {
    if (!header) {
      return IntStream.range(0, first.cells().size()).mapToObj(Integer::toString).toList();
    }
    List<String> names = new ArrayList<>();
    for (String cell : first.cells()) {
      boolean marked = names.isEmpty() && !cell.isEmpty() && cell.charAt(0) == BYTE_ORDER_MARK;
      names.add((marked ? cell.substring(1) : cell).strip());
    }
    return names;
  }

  private static void add(CsvLine line, Columns columns, TableRows rows, Mistakes mistakes) {
    if (line.cells().size() != columns.names().size()) {
      mistakes.add(
          "line %d: must hold %d cells like the first, but holds %d"
              .formatted(line.number(), columns.names().size(), line.cells().size()));
      return;
    }
    rows.startRow();
    for (int i = 0; i < columns.features().size(); i++) {
      Cell cell = new Cell(line, columns, columns.features().get(i));
      rows.feature(i, cell.number(mistakes), cell.where());
    }
    for (int i = 0; i < columns.targets().size(); i++) {
      Cell cell = new Cell(line, columns, columns.targets().get(i));
      rows.target(i, cell.number(mistakes), cell.where());
    }
    if (columns.labelled()) {
      Cell cell = new Cell(line, columns, columns.label());
      rows.label(cell.number(mistakes), cell.where());
    }
  }

  private static char separator(ParameterValues parameters) {
    return switch (parameters.text(SEPARATOR)) {
      case "semicolon" -> ';';
      case "tab" -> '\t';
      default -> ',';
    };
  }

  /** One cell of a line. */
  private record Cell(CsvLine line, Columns columns, int column) {

    /** The number in it; 0 when there is none, which is a mistake. */
    double number(Mistakes mistakes) {
      String text = line.cells().get(column).strip();
      // Java reads what nobody writes into tables: 1d, 0x1p3, NaN.
      boolean decimal =
          !text.isEmpty()
              && "0123456789.".indexOf(text.charAt(text.length() - 1)) >= 0
              && text.indexOf('x') < 0
              && text.indexOf('X') < 0;
      if (decimal) {
        try {
          return Double.parseDouble(text);
        } catch (NumberFormatException e) {
          // Told below.
        }
      }
      mistakes.add(
          "%s: must be a number, but is %s"
              .formatted(where(), text.isEmpty() ? "empty" : "\"" + text + "\""));
      return 0;
    }

    String where() {
      return "line %d, column %s".formatted(line.number(), columns.names().get(column));
    }
  }
}
