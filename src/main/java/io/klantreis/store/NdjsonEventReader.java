package io.klantreis.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads events from NDJSON, one object a line, or from a JSON array of objects.
final class NdjsonEventReader implements EventReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxNumberLength(200)
                  .maxStringLength(JsonLines.MAX_LINE)
                  .build())
          .build();

  private final EventObject object;

  NdjsonEventReader(FieldMap map) {
    this.object = new EventObject(map);
  }

  @Override
  public void read(InputStream in, EventHandler handler) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    if (startsArray(buffered)) {
      readArray(buffered, handler);
    } else {
      readLines(buffered, handler);
    }
  }

  private static boolean startsArray(BufferedInputStream in) throws IOException {
    in.mark(1 << 12);
    int c = in.read();
    if (c == 0xEF) { // a byte order mark: two bytes more
      in.skipNBytes(2);
      c = in.read();
    }
    for (int i = 0; i < 4_000 && (c == ' ' || c == '\n' || c == '\r' || c == '\t'); i++) {
      c = in.read();
    }
    in.reset();
    return c == '[';
  }

  private void readLines(InputStream in, EventHandler handler) throws IOException {
    JsonLines lines = new JsonLines(in);
    EventDraft draft = new EventDraft();
    while (lines.next()) {
      try {
        if (lines.isTooLong()) {
          throw new FieldFault("row", "is longer than " + JsonLines.MAX_LINE + " bytes");
        }
        readLine(lines, draft);
        handler.event(draft);
      } catch (FieldFault fault) {
        handler.rejected(fault.at(lines.line()), lines.raw());
      }
    }
  }

  private void readLine(JsonLines lines, EventDraft draft) throws FieldFault, IOException {
    try (JsonParser parser = JSON.createParser(lines.bytes(), lines.from(), lines.length())) {
      parser.nextToken();
      object.read(parser, draft);
      if (parser.nextToken() != null) {
        throw new FieldFault("row", "has something behind the object");
      }
    } catch (JsonProcessingException noJson) {
      throw noJson(noJson);
    }
  }

  private static FieldFault noJson(JsonProcessingException problem) {
    return new FieldFault(
        "row", "is no JSON: " + problem.getOriginalMessage().lines().findFirst().orElse(""));
  }

  /// An array is one text: behind an element that is no JSON nothing more can be told apart.
  private void readArray(InputStream in, EventHandler handler) throws IOException {
    EventDraft draft = new EventDraft();
    long element = 0;
    try (JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
        element++;
        try {
          object.read(parser, draft);
          handler.event(draft);
        } catch (FieldFault fault) {
          handler.rejected(fault.at(element), "");
        }
      }
      if (parser.currentToken() == null) {
        handler.rejected(new Rejection(element + 1, "row", "the array has no end"), "");
      }
    } catch (JsonProcessingException noJson) {
      handler.rejected(noJson(noJson).at(Math.max(1, element)), "");
    }
  }

  /// The lines of a stream, bounded. Not thread-safe.
  static final class JsonLines {
    static final int MAX_LINE = 1 << 17;
    private static final int MAX_SHOWN = 10_000;

    private final InputStream in;
    private byte[] buffer = new byte[MAX_LINE + (1 << 16)];
    private int from;
    private int to;
    private int next;
    private int end;
    private long line;
    private boolean tooLong;

    JsonLines(InputStream in) {
      this.in = in;
    }

    /// Moves to the next line with something on it.
    boolean next() throws IOException {
      do {
        if (!cut()) {
          return false;
        }
        if (line == 1 && startsWithMark()) {
          from += 3;
        }
      } while (isBlank());
      return true;
    }

    private boolean cut() throws IOException {
      from = next;
      tooLong = false;
      int at = from;
      while (true) {
        while (at < end && buffer[at] != '\n') {
          at++;
        }
        if (at < end) {
          break;
        }
        int read = more();
        at = end - Math.max(0, read);
        if (read < 0) {
          if (from == end) {
            return false;
          }
          break;
        }
      }
      line++;
      to = at;
      next = Math.min(end, at + 1);
      return true;
    }

    /// Reads on behind the open line; of one that is too long only the beginning is kept.
    private int more() throws IOException {
      System.arraycopy(buffer, from, buffer, 0, end - from);
      end -= from;
      from = 0;
      if (end > MAX_LINE) {
        tooLong = true;
        end = MAX_LINE;
      }
      int read = in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
      return read;
    }

    private boolean startsWithMark() {
      return to - from >= 3
          && buffer[from] == (byte) 0xEF
          && buffer[from + 1] == (byte) 0xBB
          && buffer[from + 2] == (byte) 0xBF;
    }

    private boolean isBlank() {
      for (int i = from; i < to; i++) {
        if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
          return false;
        }
      }
      return true;
    }

    boolean isTooLong() {
      return tooLong || to - from > MAX_LINE;
    }

    long line() {
      return line;
    }

    byte[] bytes() {
      return buffer;
    }

    int from() {
      return from;
    }

    int length() {
      return to - from;
    }

    String raw() {
      return new String(buffer, from, Math.min(MAX_SHOWN, to - from), StandardCharsets.UTF_8);
    }
  }
}
