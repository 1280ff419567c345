package io.klantreis.sdk.serve;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Writes a log record as the one line of JSON that go-plugin's host understands. All values are
/// strings (anything else in `@message` would end Grafana), keys are flat, and no line is longer
/// than 60 KiB (the host would cut it).
final class HclogLine {
  private static final int MAX_MESSAGE_BYTES = 16 * 1024;
  private static final int MAX_VALUE_BYTES = 512;
  private static final int MAX_STACK_BYTES = 40 * 1024;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(256);

  private HclogLine() {}

  /// The line, with its line feed.
  static byte[] of(LogRecord record, String message, String traceId) {
    var line = new HclogLine();
    line.out.append('{');
    line.add("@level", level(record.getLevel()), MAX_VALUE_BYTES);
    line.add("@message", message, MAX_MESSAGE_BYTES);
    line.add("@timestamp", time(record.getInstant()), MAX_VALUE_BYTES);
    String logger = record.getLoggerName();
    if (logger != null && !logger.isEmpty()) {
      line.add("logger", logger, MAX_VALUE_BYTES);
    }
    if (!traceId.isEmpty()) {
      line.add("traceID", traceId, MAX_VALUE_BYTES);
    }
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.add("error", thrown.toString(), MAX_VALUE_BYTES);
      line.add("stack", stack(thrown), MAX_STACK_BYTES);
    }
    line.out.append("}\n");
    return line.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    if (value >= Level.CONFIG.intValue()) {
      return "info";
    }
    return value >= Level.FINE.intValue() ? "debug" : "trace";
  }

  private static String stack(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void add(String key, String value, int maxBytes) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append('"').append(key).append("\":\"");
    escape(value, maxBytes);
    out.append('"');
  }

  private void escape(String value, int maxBytes) {
    int bytes = 0;
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      i += Character.charCount(point);
      int start = out.length();
      append(point);
      bytes += point < 0x80 ? out.length() - start : 4;
      if (bytes > maxBytes) {
        out.setLength(start);
        out.append(" …");
        return;
      }
    }
  }

  private void append(int point) {
    switch (point) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point < 0x20 || point == 0x7f) {
          out.append("\\u00").append(HEX[point >> 4]).append(HEX[point & 0xf]);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
          out.append('\ufffd'); // half a character
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }
}
