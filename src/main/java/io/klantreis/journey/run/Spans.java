package io.klantreis.journey.run;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.time.TimeAxis;

/// The intervals of a trend as spans of entries: those that began in an interval, or (with `select`
/// closed) those whose window ended in it. Each span's runs are chosen by themselves. Immutable.
public final class Spans {
  private final TimeAxis axis;
  private final long shift;

  private Spans(TimeAxis axis, long shift) {
    this.axis = axis;
    this.shift = shift;
  }

  public static Spans of(FunnelQuery query, TimeAxis axis) {
    requireNonNull(axis, "axis is null");
    return new Spans(axis, query.select() == Select.CLOSED ? query.windowMillis() : 0);
  }

  /// How many intervals there are.
  public int size() {
    return axis.size();
  }

  /// The interval in which a run that began then counts.
  public int indexOf(long entryMillis) {
    return axis.indexOf(Program.plus(entryMillis, shift));
  }

  /// The first moment at which a run may begin that counts in an interval.
  public long from(int index) {
    return axis.startMillis(index) - shift;
  }

  /// The first moment after these.
  public long to(int index) {
    return axis.endMillis(index) - shift;
  }
}
