package io.klantreis.sdk.testing;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A frame as a table in plain text.
final class FrameTable {
  private static final int ROWS = 100;

  private FrameTable() {}

  /// The frame's name and size, its notices, and its rows up to a hundredth.
  static String of(Frame frame) {
    var text = new StringBuilder();
    text.append("Frame \"").append(frame.name()).append("\", ").append(type(frame));
    text.append(frame.fields().size()).append(" fields, ");
    text.append(frame.rows()).append(" rows\n");
    FrameMeta meta = frame.meta();
    if (meta != null) {
      for (Notice notice : meta.notices()) {
        text.append(notice.severity().id()).append(": ").append(notice.text()).append('\n');
      }
    }
    if (!frame.fields().isEmpty()) {
      rows(text, frame);
    }
    return text.append('\n').toString();
  }

  private static String type(Frame frame) {
    FrameMeta meta = frame.meta();
    var type = meta == null ? null : meta.type();
    return type == null ? "" : type.id() + ", ";
  }

  private static void rows(StringBuilder text, Frame frame) {
    List<List<String>> columns = frame.fields().stream().map(FrameTable::column).toList();
    List<Integer> widths =
        columns.stream()
            .map(cells -> cells.stream().mapToInt(FrameTable::width).max().orElse(0))
            .toList();
    for (int line = 0; line < columns.getFirst().size(); line++) {
      var row = new StringBuilder("|");
      for (int i = 0; i < columns.size(); i++) {
        boolean right = line > 2 && frame.fields().get(i).type().isNumber();
        row.append(' ').append(pad(columns.get(i).get(line), widths.get(i), right)).append(" |");
      }
      text.append(row).append('\n');
      if (line == 2) {
        text.append(row.toString().replaceAll("[^|]", "-")).append('\n');
      }
    }
    if (frame.rows() > ROWS) {
      text.append("… and ").append(frame.rows() - ROWS).append(" more rows\n");
    }
  }

  /// Name, labels and type of a field, and then its values.
  private static List<String> column(Field field) {
    var cells = new ArrayList<String>();
    cells.add(oneLine(field.name()));
    cells.add(
        field.labels().map().entrySet().stream()
            .map(label -> oneLine(label.getKey() + "=" + label.getValue()))
            .collect(Collectors.joining(", ")));
    cells.add(field.type().id() + (field.isNullable() ? "?" : ""));
    for (int row = 0; row < Math.min(ROWS, field.size()); row++) {
      Object value = field.valueAt(row);
      boolean text = field.type() == FieldType.STRING || field.type() == FieldType.JSON;
      cells.add(value == null ? "null" : text ? oneLine(value.toString()) : value.toString());
    }
    return cells;
  }

  private static String oneLine(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("|", "\\|");
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String pad(String cell, int width, boolean right) {
    String space = " ".repeat(width - width(cell));
    return right ? space + cell : cell + space;
  }
}
