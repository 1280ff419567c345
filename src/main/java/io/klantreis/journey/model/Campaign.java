package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// A campaign with its days.
///
/// @param id the value of `campaign` on its events
/// @param ends its last day, or null where it still runs
/// @param stage the stage that it is meant for, or null
/// @param segment whom it is meant for, or null for all
/// @param budget what it may cost in all, or null where nobody said
public record Campaign(
    String id,
    Labels title,
    CalendarDay begins,
    @Nullable CalendarDay ends,
    @Nullable String stage,
    @Nullable String channel,
    @Nullable String segment,
    @Nullable Double budget,
    @Nullable String currency) {
  public Campaign {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(begins, "begins is null");
  }
}
