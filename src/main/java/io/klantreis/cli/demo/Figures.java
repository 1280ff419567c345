package io.klantreis.cli.demo;

import io.klantreis.sdk.data.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as a person reads them, by the unit that the field carries: what Grafana does with them.
final class Figures {
  private static final String[] TIME_NAMES = {"d", "h", "min", "s"};
  private static final double[] TIME_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
  private static final String NONE = "–";

  private final Locale locale;

  Figures(Locale locale) {
    this.locale = locale;
  }

  String text(Field field, int row) {
    if (field.isNull(row)) {
      return NONE;
    }
    if (!field.type().isNumber()) {
      return String.valueOf(field.valueAt(row));
    }
    return text(number(field, row), field.config().unit());
  }

  String text(double value, @Nullable String unit) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    return switch (unit == null ? "" : unit) {
      case "percentunit" -> String.format(locale, "%.1f %%", value * 100);
      case "ms" -> time(value);
      default ->
          value == Math.rint(value)
              ? String.format(locale, "%,.0f", value)
              : String.format(locale, "%.2f", value);
    };
  }

  /// A number field's value, whole or not; NaN where it is null.
  static double number(Field field, int row) {
    return field.valueAt(row) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private String time(double millis) {
    for (int i = 0; i < TIME_NAMES.length; i++) {
      if (millis >= TIME_MILLIS[i]) {
        return String.format(locale, "%.1f %s", millis / TIME_MILLIS[i], TIME_NAMES[i]);
      }
    }
    return String.format(locale, "%.0f ms", millis);
  }
}
