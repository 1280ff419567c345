package io.klantreis.journey.run;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.time.TimeAxis;
import org.jspecify.annotations.Nullable;

/// The intervals of a trend as spans of entries: those that began in an interval, or (with `select`
/// closed) those whose window ended in it; or stretches of equal length. Each span's runs are
/// chosen by themselves. Immutable.
public final class Spans {
  private final @Nullable TimeAxis axis;
  private final long start;
  private final long length;
  private final int size;
  private final long shift;

  private Spans(@Nullable TimeAxis axis, long start, long length, int size, long shift) {
    this.axis = axis;
    this.start = start;
    this.length = length;
    this.size = size;
    this.shift = shift;
  }

  public static Spans of(FunnelQuery query, TimeAxis axis) {
    requireNonNull(axis, "axis is null");
    return new Spans(axis, 0, 0, axis.size(), shift(query));
  }

  /// So many stretches of one length, the first from `start` on.
  public static Spans ofStretches(FunnelQuery query, long start, long length, int size) {
    return new Spans(null, start, length, size, shift(query));
  }

  private static long shift(FunnelQuery query) {
    return query.select() == Select.CLOSED ? query.windowMillis() : 0;
  }

  /// How many intervals there are.
  public int size() {
    return size;
  }

  /// The interval in which a run that began then counts.
  public int indexOf(long entryMillis) {
    long time = Program.plus(entryMillis, shift);
    return axis == null ? (int) ((time - start) / length) : axis.indexOf(time);
  }

  /// The first moment at which a run may begin that counts in an interval.
  public long from(int index) {
    return (axis == null ? start + index * length : axis.startMillis(index)) - shift;
  }

  /// The first moment after these.
  public long to(int index) {
    return (axis == null ? start + (index + 1) * length : axis.endMillis(index)) - shift;
  }
}
