package io.klantreis.store;

import static java.util.Objects.requireNonNull;

/// A row that was not taken: where it stood, which field is wrong, and why.
///
/// @param line counts from 1; in a JSON array the element's place
public record Rejection(long line, String field, String reason) {
  public Rejection {
    requireNonNull(field, "field is null");
    requireNonNull(reason, "reason is null");
  }
}
