package io.klantreis.journey.run;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The known name that is most like a mistyped one.
final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  static @Nullable String of(String name, Collection<String> known) {
    String nearest = null;
    int best = Integer.MAX_VALUE;
    for (String other : known) {
      int distance = distance(fold(name), fold(other));
      if (distance < best) {
        best = distance;
        nearest = other;
      }
    }
    return nearest;
  }

  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  /// How many letters must be changed, added or left out (Levenshtein).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
