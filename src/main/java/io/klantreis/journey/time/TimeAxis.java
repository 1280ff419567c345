package io.klantreis.journey.time;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Objects;

/// The intervals of a range `[from, to)`: all of them, in order, the first and the last clipped to
/// the range. Days, weeks (from Monday) and months are the time zone's, so a day may last 23 or 25
/// hours; an hour ends at the clock's next full hour, or where the clock is changed. Immutable.
public final class TimeAxis {
  /// More intervals than this are refused: no panel draws them.
  public static final int MOST_INTERVALS = 100_000;

  /// What {@link #indexOf} answers for a time outside the range.
  public static final int OUTSIDE = -1;

  private static final long HOUR_MILLIS = 3_600_000;

  /// No more slots than so many an interval, however short the shortest is.
  private static final int MOST_SLOTS = 8;

  /// Of each interval; then the end of the range.
  private final long[] starts;

  private final int size;
  private final long fromMillis;
  private final long toMillis;

  /// The first interval in each slot of the range, a power of two of milliseconds long. No interval
  /// but the first and the last is shorter than a slot, so that no more than one begins within it,
  /// and which a time lies in takes two looks and no search.
  private final int[] slots;

  private final int shift;

  /// Whether intervals are shorter than a slot after all: hours where clocks were set by minutes.
  private final boolean mustSearch;

  /// @param starts of each of so many intervals
  private TimeAxis(long[] starts, int size, long fromMillis, long toMillis) {
    this.starts = Arrays.copyOf(starts, size + 1);
    this.starts[size] = toMillis;
    this.size = size;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    long least = Long.MAX_VALUE;
    for (int i = 1; i + 1 < size; i++) {
      least = Math.min(least, starts[i + 1] - starts[i]);
    }
    int bits = 63 - Long.numberOfLeadingZeros(least);
    long last = toMillis - 1 - fromMillis;
    while (size > 0 && last >>> bits >= (long) MOST_SLOTS * (size + 1)) {
      bits++;
    }
    this.shift = bits;
    this.mustSearch = 1L << bits > least;
    this.slots = new int[size == 0 ? 0 : (int) (last >>> bits) + 1];
    int interval = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      long begin = fromMillis + ((long) slot << bits);
      while (this.starts[interval + 1] <= begin) {
        interval++;
      }
      slots[slot] = interval;
    }
  }

  /// @throws IllegalArgumentException if there would be more than {@link #MOST_INTERVALS}
  public static TimeAxis of(long fromMillis, long toMillis, Interval interval, ZoneId zone) {
    requireNonNull(interval, "interval is null");
    requireNonNull(zone, "zone is null");
    long[] starts = new long[16];
    int size = 0;
    long start = fromMillis;
    while (start < toMillis) {
      if (size == MOST_INTERVALS) {
        throw new IllegalArgumentException(
            "more than " + MOST_INTERVALS + " intervals of " + interval.id() + " in the range");
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size++] = start;
      start = next(start, interval, zone);
    }
    return new TimeAxis(starts, size, fromMillis, toMillis);
  }

  /// The stretches of a length, of which the range is a whole number.
  public static TimeAxis stretches(long fromMillis, long toMillis, long lengthMillis) {
    long count = (toMillis - fromMillis) / lengthMillis;
    if (count < 1 || count > MOST_INTERVALS || fromMillis + count * lengthMillis != toMillis) {
      throw new IllegalArgumentException(
          "[%d, %d) is no number of stretches of %d ms"
              .formatted(fromMillis, toMillis, lengthMillis));
    }
    long[] starts = new long[(int) count];
    Arrays.setAll(starts, i -> fromMillis + i * lengthMillis);
    return new TimeAxis(starts, starts.length, fromMillis, toMillis);
  }

  /// The smallest interval, none below the given one, that cuts the range in at most so many; the
  /// month where none does.
  public static Interval fitting(
      long fromMillis, long toMillis, ZoneId zone, long maxPoints, Interval smallest) {
    for (Interval interval : Interval.values()) {
      if (interval.compareTo(smallest) >= 0
          && fits(fromMillis, toMillis, interval, zone, maxPoints)) {
        return interval;
      }
    }
    return Interval.MONTH;
  }

  private static boolean fits(
      long fromMillis, long toMillis, Interval interval, ZoneId zone, long maxPoints) {
    long most = Math.min(maxPoints, MOST_INTERVALS);
    long count = 0;
    for (long start = fromMillis; start < toMillis; start = next(start, interval, zone)) {
      if (++count > most) {
        return false;
      }
    }
    return true;
  }

  /// The first boundary of intervals after a time, whatever the range.
  public static long next(long millis, Interval interval, ZoneId zone) {
    Instant instant = Instant.ofEpochMilli(millis);
    if (interval == Interval.HOUR) {
      return nextHour(instant, zone.getRules());
    }
    LocalDate date = instant.atZone(zone).toLocalDate();
    LocalDate boundary =
        switch (interval) {
          case HOUR, DAY -> date.plusDays(1);
          case WEEK -> date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
          case MONTH -> date.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    return boundary.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /// Clocks are not changed by whole hours everywhere: where they go back from 2:00 to 1:30, the
  /// half hour that repeats is there twice.
  private static long nextHour(Instant instant, ZoneRules rules) {
    ZoneOffset offset = rules.getOffset(instant);
    long millis = instant.toEpochMilli();
    long shown = millis + offset.getTotalSeconds() * 1000L;
    long next = millis + HOUR_MILLIS - Math.floorMod(shown, HOUR_MILLIS);
    if (rules.getOffset(Instant.ofEpochMilli(next)).equals(offset)) {
      return next;
    }
    return Math.min(next, rules.nextTransition(instant).getInstant().toEpochMilli());
  }

  public int size() {
    return size;
  }

  /// The start of an interval, ms since 1970; the first is the range's start.
  public long startMillis(int index) {
    return starts[Objects.checkIndex(index, size)];
  }

  /// The end of an interval, exclusive; the last is the range's end.
  public long endMillis(int index) {
    return starts[index + 1];
  }

  /// Which interval a time lies in, or {@link #OUTSIDE}.
  public int indexOf(long millis) {
    if (millis < fromMillis || millis >= toMillis) {
      return OUTSIDE;
    }
    int index = slots[(int) (millis - fromMillis >>> shift)];
    if (mustSearch) {
      while (starts[index + 1] <= millis) {
        index++;
      }
      return index;
    }
    // one later where that begins no later than this: by the sign, as no processor foresees it
    return index + (int) (starts[index + 1] - 1 - millis >>> 63);
  }
}
