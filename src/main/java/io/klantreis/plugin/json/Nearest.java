package io.klantreis.plugin.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that someone may have meant.
public final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  /// The name that differs least from a word, if it differs in less than half of its letters.
  public static Optional<String> of(String word, Collection<String> names) {
    String wanted = lower(word);
    String best = null;
    int least = Math.max(1, wanted.length() / 2) + 1;
    for (String name : names) {
      int distance = distance(wanted, lower(name), least);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String lower(String text) {
    return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
  }

  /// Levenshtein's distance, or `limit` where it is not below.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return Math.min(row[b.length()], limit);
  }
}
