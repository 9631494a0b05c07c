package org.swath.core.data.file;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one line.
 *
 * @param number of the line in its file, from 1; a cell that goes over several makes it the first
 * @param cells as text; none after the last line
 */
record CsvLine(int number, List<String> cells) {

  /** Reads the next line. */
  static CsvLine next(CsvParser parser) throws IOException {
    int number = 0;
    List<String> cells = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        number = parser.currentLocation().getLineNr();
      } else {
        cells.add(parser.getText());
      }
    }
    return new CsvLine(number, cells);
  }
}
