package io.klantreis.store;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// Cuts text into the rows and cells of RFC 4180: quotes, doubled quotes, line ends of any kind
/// inside them, a byte order mark before all.
///
/// A row stays whole in the buffer until the next is asked for, so that one which cannot be taken
/// can be shown, and reading can go on with the line after the one on which a quote was opened and
/// never closed. Not thread-safe.
final class CsvRows {
  /// A row longer than this many characters is not taken.
  static final int MAX_ROW = 1 << 17;

  private static final int MAX_SHOWN = 10_000;

  private final Reader reader;
  private char separator;
  private char[] buffer = new char[1 << 16];
  private int rowStart;
  private int at;
  private int end;
  private boolean ended;
  private long nextLine = 1;
  private long line;
  private int rowLength;
  private boolean broken;
  private String brokenRow = "";

  private int cells;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];

  CsvRows(Reader reader, char separator) throws IOException {
    this.reader = reader;
    this.separator = separator;
    if (fill() && buffer[0] == '\uFEFF') {
      at = 1;
    }
  }

  void separator(char newSeparator) {
    this.separator = newSeparator;
  }

  /// Moves to the next row that is not empty.
  boolean next() throws IOException {
    do {
      rowStart = at;
      line = nextLine;
      cells = 0;
      broken = false;
      if (at == end && !fill()) {
        return false;
      }
      row();
    } while (cells == 1 && starts[0] == ends[0] && !quoted[0] && !broken);
    return true;
  }

  private void row() throws IOException {
    while (true) {
      boolean more = peek() == '"' ? quotedCell() : plainCell();
      if (broken) {
        skipLine();
        return;
      }
      if (!more) {
        return;
      }
    }
  }

  /// @return whether another cell follows in this row
  private boolean plainCell() throws IOException {
    int start = at - rowStart;
    while (true) {
      while (at < end) {
        char c = buffer[at];
        if (c == separator) {
          cell(start, at - rowStart, false);
          at++;
          return true;
        }
        if (c == '\n' || c == '\r') {
          cell(start, at - rowStart, false);
          endLine();
          return false;
        }
        at++;
      }
      if (!fill()) {
        cell(start, at - rowStart, false);
        rowLength = at - rowStart;
        return false;
      }
      if (at - rowStart > MAX_ROW) {
        broken = true;
        return false;
      }
    }
  }

  private boolean quotedCell() throws IOException {
    at++;
    int start = at - rowStart;
    while (true) {
      int c = peek();
      if (c < 0 || at - rowStart > MAX_ROW) {
        broken = true;
        return false;
      }
      at++;
      if (c == '"') {
        if (peek() == '"') {
          at++;
        } else {
          cell(start, at - 1 - rowStart, true);
          return afterQuote();
        }
      } else if (c == '\n') {
        nextLine++;
      }
    }
  }

  /// Behind a closing quote stands a separator or the end of the line.
  private boolean afterQuote() throws IOException {
    int c = peek();
    if (c == separator) {
      at++;
      return true;
    }
    if (c == '\n' || c == '\r') {
      endLine();
    } else if (c < 0) {
      rowLength = at - rowStart;
    } else {
      broken = true;
    }
    return false;
  }

  private void endLine() throws IOException {
    rowLength = at - rowStart;
    boolean carriage = buffer[at++] == '\r';
    if (carriage && peek() == '\n') {
      at++;
    }
    nextLine++;
  }

  /// Goes on behind the first line of a row that cannot be cut.
  private void skipLine() throws IOException {
    nextLine = line + 1;
    for (at = rowStart; at < end && buffer[at] != '\n'; ) {
      at++;
    }
    rowLength = at - rowStart;
    brokenRow = new String(buffer, rowStart, Math.min(MAX_SHOWN, rowLength));
    while (at == end) {
      rowStart = at; // what was longer than a row may be is not kept
      if (!fill()) {
        return;
      }
      while (at < end && buffer[at] != '\n') {
        at++;
      }
    }
    at++;
  }

  private int peek() throws IOException {
    return at < end || fill() ? buffer[at] : -1;
  }

  /// Reads on behind what is there, keeping the row that is open.
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (rowStart > 0) {
      System.arraycopy(buffer, rowStart, buffer, 0, end - rowStart);
      at -= rowStart;
      end -= rowStart;
      rowStart = 0;
    } else if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = reader.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(0, read);
    return read > 0 || (!ended && fill());
  }

  private void cell(int start, int stop, boolean inQuotes) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
      quoted = Arrays.copyOf(quoted, cells * 2);
    }
    starts[cells] = start;
    ends[cells] = stop;
    quoted[cells++] = inQuotes;
  }

  /// The line on which the row begins, from 1.
  long line() {
    return line;
  }

  /// Whether the row cannot be cut into cells: it is too long, or its quotes are wrong.
  boolean isBroken() {
    return broken;
  }

  int cells() {
    return cells;
  }

  boolean isEmpty(int cell) {
    return starts[cell] == ends[cell];
  }

  String cell(int cell) {
    String text = new String(buffer, rowStart + starts[cell], ends[cell] - starts[cell]);
    return quoted[cell] && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text;
  }

  /// The row as it stands in the file; cut where it is very long.
  String raw() {
    return broken ? brokenRow : new String(buffer, rowStart, Math.min(MAX_SHOWN, rowLength));
  }
}
