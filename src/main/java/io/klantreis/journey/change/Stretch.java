package io.klantreis.journey.change;

import io.klantreis.journey.query.Terms;

/// A piece of time, its end exclusive.
record Stretch(long fromMillis, long toMillis) {
  long millis() {
    return toMillis - fromMillis;
  }

  /// The question's terms for this stretch alone.
  Terms in(Terms terms) {
    return terms.within(fromMillis, toMillis);
  }
}
