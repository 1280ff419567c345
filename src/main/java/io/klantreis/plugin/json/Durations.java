package io.klantreis.plugin.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Elapsed time as text: `500ms`, `30s`, `5m`, `6h`, `14d`, `2w`.
public final class Durations {
  /// What longer ones are taken for: a million days, more than any journey lasts and far from where
  /// sums of times would overflow.
  public static final long MAX_MILLIS = 1_000_000L * 86_400_000L;

  /// What is allowed, for messages.
  public static final String ALLOWED = "use a whole number and ms, s, m, h, d or w, such as 14d";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(ms|s|m|h|d|w)");

  private Durations() {}

  /// The milliseconds of a text, {@link #MAX_MILLIS} at most; empty where it is none or negative.
  public static Optional<Long> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    long unit = unitMillis(matcher.group(2));
    return Optional.of(number > MAX_MILLIS / unit ? MAX_MILLIS : number * unit);
  }

  /// The shortest text without fractions, in days at most: `336h` is written `14d`.
  public static String format(long millis) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      if (millis != 0 && millis % unitMillis(unit) == 0) {
        return millis / unitMillis(unit) + unit;
      }
    }
    return millis == 0 ? "0s" : millis + "ms";
  }

  private static long unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      case "w" -> 7 * 86_400_000L;
      default -> throw new IllegalArgumentException("no unit: " + unit);
    };
  }
}
