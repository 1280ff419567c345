package io.klantreis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import io.klantreis.sdk.data.FrameMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A frame as lines for a terminal.
final class FrameText {
  private FrameText() {}

  static String json(Frame frame) {
    return new String(FrameJson.encode(frame), UTF_8);
  }

  static List<String> table(Frame frame) {
    var lines = new ArrayList<String>();
    lines.add("# " + title(frame));
    int[] widths = new int[frame.fields().size()];
    var rows = new ArrayList<List<String>>();
    rows.add(frame.fields().stream().map(Field::name).toList());
    for (int row = 0; row < frame.rows(); row++) {
      int at = row;
      rows.add(frame.fields().stream().map(field -> cell(field, at)).toList());
    }
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      lines.add(line(row, frame.fields(), widths));
    }
    FrameMeta meta = frame.meta();
    if (meta != null) {
      meta.notices().forEach(notice -> lines.add("! " + notice.text()));
    }
    lines.add("");
    return lines;
  }

  private static String title(Frame frame) {
    var title = new StringBuilder(frame.name());
    frame.fields().stream()
        .map(field -> field.labels().map())
        .filter(labels -> !labels.isEmpty())
        .findFirst()
        .ifPresent(labels -> title.append(' ').append(labels));
    return frame.fields().isEmpty() ? title + " (no data)" : title.toString();
  }

  private static String line(List<String> row, List<Field> fields, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String gap = " ".repeat(widths[i] - cell.length());
      boolean text = fields.get(i).type().id().contains("string");
      line.append(i == 0 ? "" : "  ").append(text ? cell + gap : gap + cell);
    }
    return line.toString().stripTrailing();
  }

  private static String cell(Field field, int row) {
    Object value = field.valueAt(row);
    return switch (value) {
      case null -> "-";
      case Double number -> number(number);
      default -> value.toString();
    };
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.4f", number);
  }
}
