package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random tables are written as CSV in random ways and must come back as they were.
class CsvRowsFuzzTest {
  private static final String[] PIECES = {
    "a", "Zoë", "客", "👍", " ", "\"", ",", ";", "\n", "\r\n", "0", "\\", "\t", "'"
  };

  @Test
  void rows_writtenInAnyWay_comeBackAsTheyWere() throws IOException {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<List<String>> table = table(random);
      String csv = write(table, random);
      assertThat(read(csv, random)).as("seed %s of%n%s", seed, csv).isEqualTo(table);
    }
  }

  private static List<List<String>> table(Random random) {
    List<List<String>> table = new ArrayList<>();
    int rows = 1 + random.nextInt(40);
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      int columns = 1 + random.nextInt(6);
      for (int cell = 0; cell < columns; cell++) {
        cells.add(text(random, cell == 0));
      }
      table.add(cells);
    }
    return table;
  }

  /// Never empty in the first cell: a row of one empty cell is an empty line, which is no row.
  private static String text(Random random, boolean needed) {
    StringBuilder text = new StringBuilder(needed ? "x" : "");
    int length = random.nextInt(20) == 0 ? 3_000 : random.nextInt(5);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String write(List<List<String>> table, Random random) {
    StringBuilder csv = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    for (List<String> row : table) {
      for (int cell = 0; cell < row.size(); cell++) {
        String text = row.get(cell);
        boolean quote = text.matches("(?s).*[\",\r\n].*") || random.nextInt(4) == 0;
        csv.append(cell > 0 ? "," : "")
            .append(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
      }
      csv.append(lineEnd);
      if (random.nextInt(10) == 0) {
        csv.append(lineEnd);
      }
    }
    if (random.nextBoolean()) {
      while (csv.charAt(csv.length() - 1) == '\n' || csv.charAt(csv.length() - 1) == '\r') {
        csv.setLength(csv.length() - 1);
      }
    }
    return csv.toString();
  }

  /// A reader that gives little at a time, so that every seam of the buffer is met.
  private static Reader slow(String text, Random random) {
    return new StringReader(text) {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(50)));
      }
    };
  }

  private static List<List<String>> read(String csv, Random random) throws IOException {
    CsvRows rows = new CsvRows(slow(csv, random), ',');
    List<List<String>> table = new ArrayList<>();
    while (rows.next()) {
      assertThat(rows.isBroken()).isFalse();
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < rows.cells(); cell++) {
        cells.add(rows.cell(cell));
      }
      table.add(cells);
    }
    return table;
  }
}
