package io.klantreis.sdk.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills a frame row by row. Handy for short tables; for long ones fill a [FieldBuilder] a column,
/// which boxes nothing. Confined to one thread.
///
/// ```java
/// Frame frame =
///     Frame.rows("steps")
///         .column(Field.builder("step", FieldType.STRING))
///         .column(Field.builder("conversion", FieldType.FLOAT64).nullable())
///         .row("cart", 0.4)
///         .row("order", null)
///         .toFrame(FrameMeta.of(FrameType.TABLE))
///         .build();
/// ```
public final class FrameRows {
  private final String name;
  private final List<FieldBuilder> columns = new ArrayList<>();

  FrameRows(String name) {
    this.name = name;
  }

  /// Adds a column; all columns come before the first row.
  public FrameRows column(FieldBuilder column) {
    columns.add(column);
    return this;
  }

  /// Appends a row: a value a column, in the columns' order.
  ///
  /// @throws FrameException if there are more or fewer values than columns, or one does not fit
  public FrameRows row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw FrameException.ofFrame(
          name,
          "row " + size() + " has " + values.length + " values for " + columns.size() + " columns");
    }
    for (int i = 0; i < values.length; i++) {
      try {
        columns.get(i).addValue(values[i]);
      } catch (FrameException e) {
        throw e.in(name);
      }
    }
    return this;
  }

  /// How many rows there are so far.
  public int size() {
    return columns.isEmpty() ? 0 : columns.getLast().size();
  }

  /// The columns as fields of a frame that is still to be built.
  public Frame.Builder toFrame(FrameMeta meta) {
    Frame.Builder frame = Frame.builder(name).meta(meta);
    columns.forEach(frame::field);
    return frame;
  }
}
