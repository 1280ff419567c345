package io.klantreis.cli.demo;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Frames as lines of text: a table with a bar a row, or a line of blocks a series.
final class Drawing {
  private static final int BAR = 30;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  private final Figures figures;

  Drawing(Locale locale) {
    this.figures = new Figures(locale);
  }

  /// A table of the named columns, those that the frame has, and a bar for one more.
  List<String> table(Frame frame, List<String> columns, String bar) {
    List<Field> shown = columns.stream().flatMap(name -> frame.field(name).stream()).toList();
    var rows = new ArrayList<List<String>>();
    rows.add(shown.stream().map(Drawing::title).toList());
    for (int row = 0; row < frame.rows(); row++) {
      int at = row;
      rows.add(shown.stream().map(field -> figures.text(field, at)).toList());
    }
    List<String> bars = frame.field(bar).map(Drawing::bars).orElse(List.of());
    var lines = new ArrayList<String>();
    for (int i = 0; i < rows.size(); i++) {
      String line = aligned(rows.get(i), widths(rows), shown);
      lines.add(i == 0 || bars.isEmpty() ? line.stripTrailing() : line + "  " + bars.get(i - 1));
    }
    return lines;
  }

  /// A line for each series: its name, its course and its last value.
  List<String> series(Collection<Frame> frames) {
    var names = new ArrayList<String>();
    var courses = new ArrayList<Field>();
    for (Frame frame : frames) {
      frame.fields().stream()
          .filter(field -> field.type().isNumber())
          .findFirst()
          .ifPresent(field -> {
            names.add(seriesName(frame, field));
            courses.add(field);
          });
    }
    double low = courses.stream().mapToDouble(Drawing::least).min().orElse(0);
    double high = courses.stream().mapToDouble(Drawing::greatest).max().orElse(0);
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    var lines = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      Field course = courses.get(i);
      String last = course.size() == 0 ? "" : figures.text(course, course.size() - 1);
      lines.add(pad(names.get(i), width, false) + "  " + blocks(course, low, high) + "  " + last);
    }
    return lines;
  }

  private static String seriesName(Frame frame, Field field) {
    String given = field.config().displayNameFromDS();
    if (given != null) {
      return given;
    }
    var labels = field.labels().map().values();
    return labels.isEmpty() ? frame.name() : String.join(" ", labels);
  }

  private static String title(Field field) {
    String given = field.config().displayNameFromDS();
    return given == null ? field.name() : given;
  }

  private static int[] widths(List<List<String>> rows) {
    var widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String aligned(List<String> cells, int[] widths, List<Field> fields) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : "  ");
      line.append(pad(cells.get(i), widths[i], fields.get(i).type().isNumber()));
    }
    return line.toString();
  }

  private static String pad(String text, int width, boolean right) {
    String blank = " ".repeat(Math.max(0, width - text.length()));
    return right ? blank + text : text + blank;
  }

  private static List<String> bars(Field field) {
    double least = least(field);
    double most = Math.max(greatest(field), -least);
    var bars = new ArrayList<String>();
    for (int row = 0; row < field.size(); row++) {
      double share = field.isNull(row) || most == 0 ? 0 : Figures.number(field, row) / most;
      bars.add(least < 0 ? twoSided(share) : bar(share, BAR));
    }
    return bars;
  }

  private static String bar(double share, int width) {
    int eighths = (int) Math.round(share * width * 8);
    String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }

  private static String twoSided(double share) {
    int half = BAR / 2;
    int length = (int) Math.round(Math.abs(share) * half);
    return share < 0
        ? " ".repeat(half - length) + "▒".repeat(length) + "│"
        : " ".repeat(half) + "│" + "█".repeat(length);
  }

  private static String blocks(Field field, double low, double high) {
    var blocks = new StringBuilder();
    for (int row = 0; row < field.size(); row++) {
      if (field.isNull(row)) {
        blocks.append('·');
      } else {
        double share = high == low ? 0 : (Figures.number(field, row) - low) / (high - low);
        blocks.append(HEIGHTS.charAt((int) Math.round(share * (HEIGHTS.length() - 1))));
      }
    }
    return blocks.toString();
  }

  private static double least(Field field) {
    double least = 0;
    for (int row = 0; row < field.size(); row++) {
      least = field.isNull(row) ? least : Math.min(least, Figures.number(field, row));
    }
    return least;
  }

  private static double greatest(Field field) {
    double greatest = 0;
    for (int row = 0; row < field.size(); row++) {
      greatest = field.isNull(row) ? greatest : Math.max(greatest, Figures.number(field, row));
    }
    return greatest;
  }
}
