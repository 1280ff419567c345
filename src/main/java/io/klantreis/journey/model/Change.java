package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Something that was changed in the journey, to be looked back on (article 000, step 9).
///
/// @param begins the day from which it holds
/// @param ends the last day on which it held, or null where it still does
/// @param stage the stage's id, or null where it concerns all
/// @param segment,persona,product whom and what it concerns; null for all
/// @param hypothesis what it was expected to bring about
/// @param action what was done
public record Change(
    String id,
    Labels title,
    CalendarDay begins,
    @Nullable CalendarDay ends,
    @Nullable String stage,
    @Nullable String segment,
    @Nullable String persona,
    @Nullable String product,
    @Nullable Labels hypothesis,
    @Nullable Labels action,
    @Nullable Labels owner,
    Status status) {
  /// How far it has come.
  public enum Status {
    PLANNED,
    RUNNING,
    DONE,
    STOPPED
  }

  public Change {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(begins, "begins is null");
    requireNonNull(status, "status is null");
  }
}
