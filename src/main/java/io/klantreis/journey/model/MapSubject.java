package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What a map is about (article 003): one product or service, seen in one way, sold somewhere.
///
/// @param product the product or service, or null for all of them
/// @param place where it is sold, or null where nobody said
public record MapSubject(@Nullable Labels product, Kind kind, @Nullable Place place) {
  /// Article 003's three kinds of map.
  public enum Kind {
    EXPERIENCE_MAP,
    TOUCHPOINT_MAP,
    PRODUCT_JOURNEY_MAP
  }

  /// Where customers buy.
  public enum Place {
    STORE,
    WEBSHOP,
    BOTH
  }

  public MapSubject {
    requireNonNull(kind, "kind is null");
  }
}
