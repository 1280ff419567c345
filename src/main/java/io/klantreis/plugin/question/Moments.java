package io.klantreis.plugin.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// Reads a moment that may be a day, which begins in the question's time zone.
final class Moments {
  static final String ALLOWED =
      "use a day such as 2026-03-01, ISO-8601 with an offset or Z, or ms since 1970";

  private static final long FARTHEST = 100L * 366 * 100 * 86_400_000;

  private Moments() {}

  static Optional<Long> parse(String text, ZoneId zone) {
    try {
      long millis =
          text.matches("-?\\d{5,16}")
              ? Long.parseLong(text)
              : text.length() == 10
                  ? LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli()
                  : OffsetDateTime.parse(text).toInstant().toEpochMilli();
      return Math.abs(millis) > FARTHEST ? Optional.empty() : Optional.of(millis);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
