package io.klantreis.journey.run;

/// What an answer rests on.
///
/// @param eventsRead events that were looked at
/// @param units units that had an entry
/// @param runs runs counted
/// @param openRuns of these, not complete and their window still running
/// @param immatureRuns of these, begun less than a window before `asOf`
public record Facts(long eventsRead, long units, long runs, long openRuns, long immatureRuns) {
  /// The share of runs that may still go on; 0 where there are none.
  public double openShare() {
    return runs == 0 ? 0 : (double) openRuns / runs;
  }
}
