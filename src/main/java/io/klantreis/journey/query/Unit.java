package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// Who is counted.
public sealed interface Unit {
  record Customer() implements Unit {}

  /// A customer with one product.
  record CustomerProduct() implements Unit {}

  /// A customer's session: a gap longer than this begins a new one.
  record Session(long gapMillis) implements Unit {
    public Session {
      if (gapMillis <= 0) {
        throw new IllegalArgumentException("session gap must be above 0, not " + gapMillis);
      }
    }
  }

  /// All customers with the same value of a property.
  record Property(String key) implements Unit {
    public Property {
      requireNonNull(key, "key is null");
    }
  }
}
