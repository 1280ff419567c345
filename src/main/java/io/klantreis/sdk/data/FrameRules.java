package io.klantreis.sdk.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold before a frame may be sent. Grafana fails a whole answer for one bad frame, and
/// reads a frame that breaks its type's contract as something else, so both are found here.
final class FrameRules {
  private FrameRules() {}

  static void checkLengths(Frame frame) {
    for (Field field : frame.fields()) {
      if (field.size() != frame.rows()) {
        Field first = frame.fields().getFirst();
        throw FrameException.ofField(
                field.name(),
                "has " + field.size() + " rows, but \"" + first.name() + "\" has " + frame.rows())
            .in(frame.name());
      }
    }
  }

  static void checkFields(Frame frame) {
    Map<String, Set<Labels>> seen = new HashMap<>();
    for (Field field : frame.fields()) {
      if (field.name().isEmpty()) {
        int index = frame.fields().indexOf(field);
        throw FrameException.ofFrame(frame.name(), "field " + index + " has no name");
      }
      if (field.type() == FieldType.ENUM && field.config().enumConfig() == null) {
        throw FrameException.ofField(field.name(), "is an enum without texts").in(frame.name());
      }
      if (!seen.computeIfAbsent(field.name(), name -> new HashSet<>()).add(field.labels())) {
        throw FrameException.ofField(
                field.name(), "is there twice with the labels " + field.labels().map())
            .in(frame.name());
      }
    }
  }

  /// The contract of the frame's type. Without a type, or without fields (no data), all is well.
  static void check(Frame frame) {
    FrameMeta meta = frame.meta();
    FrameType type = meta == null ? null : meta.type();
    if (type == null || frame.fields().isEmpty()) {
      return;
    }
    switch (type.id()) {
      case "timeseries-wide", "timeseries-multi" -> {
        Field time = time(frame, type);
        number(frame, type);
        ascending(frame, type, time, /* repeats= */ false);
      }
      case "timeseries-long" -> {
        Field time = time(frame, type);
        number(frame, type);
        ascending(frame, type, time, /* repeats= */ true);
      }
      case "numeric-wide", "numeric-multi" -> {
        number(frame, type);
        if (frame.rows() > 1) {
          throw fault(frame, type, "has one row, this one has " + frame.rows());
        }
      }
      case "numeric-long" -> {
        number(frame, type);
        namedRows(frame, type);
      }
      case "log-lines" -> {
        named(frame, type, "timestamp", FieldType.TIME);
        named(frame, type, "body", FieldType.STRING);
      }
      default -> {}
    }
  }

  private static Field time(Frame frame, FrameType type) {
    Field time = first(frame, FieldType.Kind.TIME);
    if (time == null) {
      throw fault(frame, type, "has a time field, this one has none");
    }
    if (time.isNullable()) {
      throw FrameException.ofField(
              time.name(), "is the time of a " + type.id() + " frame and may not be nullable")
          .in(frame.name());
    }
    return time;
  }

  private static void number(Frame frame, FrameType type) {
    if (first(frame, FieldType.Kind.NUMBER) == null) {
      throw fault(frame, type, "has a number field, this one has none");
    }
  }

  private static void ascending(Frame frame, FrameType type, Field time, boolean repeats) {
    for (int row = 1; row < time.size(); row++) {
      long before = time.longAt(row - 1);
      long now = time.longAt(row);
      if (now < before || (now == before && !repeats)) {
        throw FrameException.ofRow(
                time.name(),
                row,
                time.instantAt(row)
                    + " does not follow the row before it; "
                    + type.id()
                    + " frames are in order of time")
            .in(frame.name());
      }
    }
  }

  /// In a long frame the texts of a row are its identity: none is null, and no two rows share them.
  private static void namedRows(Frame frame, FrameType type) {
    List<Field> names =
        frame.fields().stream().filter(field -> field.type() == FieldType.STRING).toList();
    var seen = new HashSet<List<String>>();
    for (int row = 0; row < frame.rows(); row++) {
      var key = new ArrayList<String>(names.size());
      for (Field field : names) {
        String value = field.stringAt(row);
        if (value == null) {
          throw FrameException.ofRow(
                  field.name(), row, "null, but texts name the items of a " + type.id() + " frame")
              .in(frame.name());
        }
        key.add(value);
      }
      if (!seen.add(key)) {
        throw fault(frame, type, "names each item once, row " + row + " repeats " + key);
      }
    }
  }

  private static void named(Frame frame, FrameType type, String name, FieldType fieldType) {
    Field field = frame.field(name).orElse(null);
    if (field == null || field.type() != fieldType || field.isNullable()) {
      throw fault(
          frame,
          type,
          "has a field \"" + name + "\" of type " + fieldType.id() + " that is not nullable");
    }
  }

  private static @Nullable Field first(Frame frame, FieldType.Kind kind) {
    return frame.fields().stream()
        .filter(field -> field.type().kind() == kind)
        .findFirst()
        .orElse(null);
  }

  private static FrameException fault(Frame frame, FrameType type, String rule) {
    return FrameException.ofFrame(frame.name(), "a " + type.id() + " frame " + rule);
  }
}
