package io.klantreis.sdk.data;

import org.jspecify.annotations.Nullable;

/// A frame or field that may not be sent: the message names the frame, the field and the row.
///
/// ```
/// frame "funnel": field "conversion", row 3: null, but the field is not nullable
/// ```
public final class FrameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final @Nullable String frame;
  private final @Nullable String field;
  private final int row;

  private FrameException(
      String problem,
      @Nullable String frame,
      @Nullable String field,
      int row,
      @Nullable Throwable cause) {
    super(place(frame, field, row) + problem, cause);
    this.problem = problem;
    this.frame = frame;
    this.field = field;
    this.row = row;
  }

  /// A fault of the frame as a whole.
  public static FrameException ofFrame(String frame, String problem) {
    return new FrameException(problem, frame, null, -1, null);
  }

  /// A fault of one field.
  public static FrameException ofField(String field, String problem) {
    return new FrameException(problem, null, field, -1, null);
  }

  /// A fault of one row of a field; rows count from 0.
  public static FrameException ofRow(String field, int row, String problem) {
    return new FrameException(problem, null, field, row, null);
  }

  /// The same fault, now that the frame's name is known.
  public FrameException in(String frameName) {
    return new FrameException(problem, frameName, field, row, this);
  }

  /// The frame's name, where it was known.
  public @Nullable String frame() {
    return frame;
  }

  /// The field's name, where the fault is in one field.
  public @Nullable String field() {
    return field;
  }

  /// The row, counted from 0, or −1 where the fault is not in one row.
  public int row() {
    return row;
  }

  private static String place(@Nullable String frame, @Nullable String field, int row) {
    var place = new StringBuilder();
    if (frame != null) {
      place.append("frame \"").append(frame).append("\": ");
    }
    if (field != null) {
      place.append("field \"").append(field).append('"');
      place.append(row < 0 ? ": " : ", row " + row + ": ");
    }
    return place.toString();
  }
}
