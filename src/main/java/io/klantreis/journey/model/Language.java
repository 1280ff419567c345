package io.klantreis.journey.model;

import java.util.Optional;

/// The languages that labels, notices and narratives exist in.
public enum Language {
  EN("en"),
  NL("nl");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// The ISO 639-1 code, such as `nl`.
  public String code() {
    return code;
  }

  /// The language of a tag such as `nl`, `nl-NL` or `en_US`; empty for any other.
  public static Optional<Language> of(String tag) {
    for (Language language : values()) {
      if (tag.equalsIgnoreCase(language.code)
          || tag.regionMatches(/* ignoreCase= */ true, 0, language.code + "-", 0, 3)
          || tag.regionMatches(/* ignoreCase= */ true, 0, language.code + "_", 0, 3)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
