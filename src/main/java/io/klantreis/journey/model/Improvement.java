package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What could be better, and when (article 003: mend at once, or more time needed).
public record Improvement(Labels what, When when, @Nullable Labels owner) {
  public enum When {
    NOW,
    LATER
  }

  public Improvement {
    requireNonNull(what, "what is null");
    requireNonNull(when, "when is null");
  }
}
