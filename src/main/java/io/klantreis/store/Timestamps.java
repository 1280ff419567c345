package io.klantreis.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/// Times as events have them: ISO-8601 with an offset or Z, or milliseconds since 1970.
final class Timestamps {
  private static final String ALLOWED =
      "ISO-8601 with Z or an offset, such as 2026-03-02T09:15:04.120Z, or milliseconds since 1970";

  /// The years 1678 to 2261: Grafana counts nanoseconds since 1970, which go no further. What lies
  /// beyond is mostly some program's "no date".
  static final Instant FIRST = Instant.parse("1678-01-01T00:00:00Z");

  static final Instant LAST = Instant.parse("2261-12-31T23:59:59.999Z");

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamps() {}

  static long parse(String text) throws FieldFault {
    long millis = isWhole(text) ? whole(text) : iso(text);
    if (millis < FIRST.toEpochMilli() || millis > LAST.toEpochMilli()) {
      throw FieldFault.of(EventField.TIMESTAMP, text, ALLOWED + ", from year 1678 to 2261");
    }
    return millis;
  }

  private static boolean isWhole(String text) {
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > (text.charAt(0) == '-' ? 1 : 0);
  }

  private static long whole(String text) {
    return text.length() > 16 ? Long.MAX_VALUE : Long.parseLong(text);
  }

  private static long iso(String text) throws FieldFault {
    long quick = common(text);
    if (quick != Long.MIN_VALUE) {
      return quick;
    }
    try {
      boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
      String iso = spaced ? text.substring(0, 10) + 'T' + text.substring(11) : text;
      return OffsetDateTime.parse(iso, ISO).toInstant().toEpochMilli();
    } catch (DateTimeException notATime) {
      throw FieldFault.of(EventField.TIMESTAMP, text, ALLOWED);
    }
  }

  /// `yyyy-MM-ddTHH:mm:ss[.SSS]Z` without the formatter, ten times as fast; else Long.MIN_VALUE.
  private static long common(String text) {
    int length = text.length();
    boolean shape =
        (length == 20 || (length == 24 && text.charAt(19) == '.'))
            && text.charAt(length - 1) == 'Z'
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.charAt(10) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    if (!shape) {
      return Long.MIN_VALUE;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    int millis = length == 24 ? digits(text, 20, 23) : 0;
    boolean inRange =
        year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= (day > 28 ? YearMonth.of(year, month).lengthOfMonth() : 28)
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && millis >= 0;
    if (!inRange) {
      return Long.MIN_VALUE; // faults are for the formatter
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1_000L + millis;
  }

  /// The number at those places, or -1.
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
