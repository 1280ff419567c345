package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

/// A name in both languages.
public record Labels(String en, String nl) {
  public Labels {
    requireNonNull(en, "en is null");
    requireNonNull(nl, "nl is null");
  }

  /// The same text in either language.
  public static Labels same(String text) {
    return new Labels(text, text);
  }

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case NL -> nl;
    };
  }
}
