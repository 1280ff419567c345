package io.klantreis.journey.run;

import org.jspecify.annotations.Nullable;

/// Sees how a chooser comes to the runs that count, for who wants to know why. What it is shown are
/// flyweights, valid only inside the call.
public interface Witness {
  /// Why no run was followed from an event that fits the first step.
  enum Passed {
    /// The range does not select a run that begins then.
    OUT_OF_RANGE,
    /// The scope's filters, being on entries, do not let it begin a run.
    FILTERED,
    /// The round before was still under way.
    DURING_RUN,
    /// It is part of an earlier round.
    USED
  }

  /// A choice begins, among entries from one time on and before another. What was seen of a choice
  /// among the same entries before is to be forgotten.
  ///
  /// @param only the one value of which events are seen, or null for all
  /// @param made the steps, a bit each, that each of the unit's events may make
  void begins(
      UnitEvents events, @Nullable Restriction only, long fromMillis, long toMillis, long[] made);

  /// A run that was followed from an entry as far as it leads.
  void followed(Run run);

  void passed(int event, Passed why);

  /// Nothing of the unit from this event on was looked at.
  void unitEnds(long time, int event);

  /// The unit is left out because its first complete run is tainted.
  void removed();
}
