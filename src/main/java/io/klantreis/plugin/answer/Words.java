package io.klantreis.plugin.answer;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and lists as a reader of a language writes them, always the same. Not the platform's own
/// formats, for the plugin's Java is cut down and has few of them.
final class Words {
  private static final long[] UNIT_MILLIS = {1, 1_000, 60_000, 3_600_000, 86_400_000};
  private static final String[] UNITS = {"ms", "s", "m", "h", "d"};

  /// Up to so many of a unit before the next larger one is taken.
  private static final double[] MOST = {1_000, 120, 120, 48, Double.MAX_VALUE};

  private final Texts texts;
  private final Language language;

  Words(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(language == Language.NL ? '.' : ',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /// With so many digits behind the sign of the fraction.
  String number(double number, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
    String positive = text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    return language == Language.NL ? positive.replace('.', ',') : positive;
  }

  /// A share as a percentage.
  String percent(double share) {
    return number(100 * share, 1);
  }

  /// A time in the largest unit that suits it.
  String time(double millis) {
    int unit = 0;
    while (unit < UNITS.length - 1 && millis / UNIT_MILLIS[unit] >= MOST[unit]) {
      unit++;
    }
    double amount = millis / UNIT_MILLIS[unit];
    String said = number(amount, amount == Math.rint(amount) ? 0 : 1);
    return texts.text("unit." + UNITS[unit], said);
  }

  String list(List<Labels> labels) {
    return labels.stream().map(label -> label.in(language)).collect(Collectors.joining(" · "));
  }

  String in(Labels label) {
    return label.in(language);
  }

  Language language() {
    return language;
  }
}
