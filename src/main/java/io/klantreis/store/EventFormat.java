package io.klantreis.store;

import java.util.Locale;

/// The forms in which events come.
public enum EventFormat {
  CSV,
  NDJSON;

  /// By a file's name, `.gz` or not: `.csv`, `.tsv` and `.txt` are CSV, all else NDJSON.
  public static EventFormat ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    boolean csv = plain.endsWith(".csv") || plain.endsWith(".tsv") || plain.endsWith(".txt");
    return csv ? CSV : NDJSON;
  }
}
