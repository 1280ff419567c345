package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Language;
import java.time.ZoneId;

/// On which events, whose, and as seen from when a question is asked.
///
/// @param fromMillis start of the range, inclusive, ms since 1970
/// @param toMillis end of the range, exclusive, ms since 1970
/// @param asOfMillis later events do not exist; one at exactly this time does
/// @param minSample below so many, a rate or a mean is not told
public record Terms(
    Scope scope,
    Unit unit,
    long fromMillis,
    long toMillis,
    long asOfMillis,
    ZoneId zone,
    Language language,
    int minSample) {
  public Terms {
    requireNonNull(scope, "scope is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(zone, "zone is null");
    requireNonNull(language, "language is null");
    if (fromMillis > toMillis) {
      throw new IllegalArgumentException("range starts after its end");
    }
  }

  /// The same terms with another range.
  public Terms within(long otherFromMillis, long otherToMillis) {
    return new Terms(
        scope, unit, otherFromMillis, otherToMillis, asOfMillis, zone, language, minSample);
  }
}
