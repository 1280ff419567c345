package io.klantreis.journey.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day in a definition: a date, or so many days before today (which keeps a demonstration
/// current).
///
/// @param date the date, or null where it is counted from today
public record CalendarDay(@Nullable LocalDate date, int daysAgo) {
  public static CalendarDay of(LocalDate date) {
    return new CalendarDay(date, 0);
  }

  public static CalendarDay daysAgo(int days) {
    return new CalendarDay(null, days);
  }

  /// The date, as seen on some day.
  public LocalDate on(LocalDate today) {
    return date == null ? today.minusDays(daysAgo) : date;
  }
}
