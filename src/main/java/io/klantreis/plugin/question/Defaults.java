package io.klantreis.plugin.question;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Language;
import java.time.Instant;
import java.time.ZoneId;

/// What a question takes from its data source where it does not say.
///
/// @param refreshSeconds to which "now" is rounded down
/// @param minSample below so many, a rate or a mean is not told
/// @param maxRows the most rows or points of an answer
public record Defaults(
    ZoneId zone, Language language, int refreshSeconds, int minSample, int maxRows) {
  public Defaults {
    requireNonNull(zone, "zone is null");
    requireNonNull(language, "language is null");
    if (refreshSeconds < 1) {
      throw new IllegalArgumentException("refreshSeconds is below 1: " + refreshSeconds);
    }
  }

  /// What `asOf` is where a question does not say.
  public Instant asOf(Instant now) {
    long refresh = refreshSeconds * 1_000L;
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), refresh) * refresh);
  }
}
