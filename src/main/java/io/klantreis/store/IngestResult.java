package io.klantreis.store;

import java.util.List;

/// What became of a body of events. What it counts as accepted is on disk.
///
/// @param duplicates events whose `event_id` the store, or the body itself, had already
public record IngestResult(long accepted, long duplicates, List<Rejection> rejected) {
  public IngestResult {
    rejected = List.copyOf(rejected);
  }
}
