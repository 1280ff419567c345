package io.klantreis.journey.explain;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.Standing;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the runs of a unit came about; of several units where a customer has several.
public record Explanation(List<UnitStory> units, Facts facts, List<Warning> warnings) {
  /// @param product what tells units of one customer apart, or null
  /// @param firstMillis when the unit's first event was that the question sees, or any
  /// @param verdict how its count came about, over all runs
  public record UnitStory(
      @Nullable String product,
      long firstMillis,
      List<Deed> deeds,
      List<RunStory> runs,
      Verdict verdict) {
    public UnitStory {
      deeds = List.copyOf(deeds);
      runs = List.copyOf(runs);
    }
  }

  /// What one event did, in the one question or in that of one value.
  ///
  /// @param asked the value of which alone events were looked at, or null
  /// @param step from 1, or 0 where the act is about none
  /// @param run the number of the run that the act is about, or 0
  /// @param exclusion from 1, or 0
  /// @param counts whether that run counts
  public record Deed(
      long timeMillis,
      String customer,
      String touchpoint,
      @Nullable String stage,
      @Nullable String channel,
      @Nullable String asked,
      Act act,
      int step,
      int run,
      int exclusion,
      boolean counts) {
    public Deed {
      requireNonNull(act, "act is null");
    }
  }

  /// What an event did, or why it did nothing.
  public enum Act {
    ENTERED,
    ADVANCED,
    /// Excluded: it taints the run, or ends it.
    EXCLUDED,
    /// It came where another step had to follow directly.
    BROKE_ORDER,
    /// A mode of the preset ends the run or the unit here.
    INTERRUPTED,
    /// It is part of a run that does not count.
    OTHER_RUN,
    NO_STEP,
    BEFORE_ENTRY,
    AFTER_WINDOW,
    /// The run had ended.
    AFTER_END,
    TOO_SOON,
    BEYOND_WITHIN,
    NOT_DIRECT,
    /// The step before it had not been made.
    NOT_ITS_TURN,
    ALREADY_MADE,
    /// An optional step that would have cost a required one.
    SKIPPED,
    USED,
    DURING_RUN,
    /// Another entry was enough.
    NOT_NEEDED,
    OUT_OF_RANGE,
    ENTRY_FILTERED,
    OTHER_INTERVAL,
    NOT_FIRST_EVER,
    /// The preset takes only the first of its kind in a second, or only its first step.
    PRESET_IGNORES,
    /// Excluded, but where it does no harm.
    HARMLESS,
    OTHER_VALUE,
    AFTER_AS_OF,
    AFTER_RANGE,
    FILTERED,
    OUT_OF_SCOPE
  }

  /// A run that was looked at.
  ///
  /// @param counts whether it is one of the counts
  /// @param rates whether it is one of those that the rates are of
  /// @param times when each step was made, ms since 1970; {@link #NOT_MADE} for not
  /// @param standings how it stands at each step
  /// @param reached the last step made, from 1
  /// @param endedMillis when it ended; where it is open, until when it may go on
  public record RunStory(
      int number,
      @Nullable String asked,
      boolean counts,
      boolean rates,
      Kind kind,
      String group,
      List<Long> times,
      List<Standing> standings,
      int reached,
      boolean tainted,
      Ending ending,
      long endedMillis,
      int exclusion,
      @Nullable String endedBy,
      Why why) {
    public RunStory {
      times = List.copyOf(times);
      standings = List.copyOf(standings);
    }

    public long entryMillis() {
      return times.getFirst();
    }

    public Standing standing() {
      return standings.get(reached - 1);
    }
  }

  /// What ended a run.
  public enum Ending {
    GOAL,
    WINDOW,
    WITHIN,
    EXCLUSION,
    ORDER,
    INTERRUPTION,
    /// Nothing yet.
    OPEN
  }

  /// Why a run counts or not.
  public enum Why {
    FURTHEST,
    LATEST,
    FIRST,
    ROUND,
    SHORTER,
    LATER,
    EARLIER,
    TAINTED,
    UNIT_REMOVED,
    OTHER_VALUE,
    MATURED_ONLY
  }

  /// Why a unit counts or not.
  public enum Verdict {
    COUNTS,
    NO_EVENTS,
    OUT_OF_SCOPE,
    NO_ENTRY,
    OUT_OF_RANGE,
    ENTRY_FILTERED,
    TAINTED,
    UNIT_REMOVED,
    NOT_CHOSEN
  }

  /// Stands for a step that a run did not make.
  public static final long NOT_MADE = Long.MIN_VALUE;

  public Explanation {
    units = List.copyOf(units);
    warnings = List.copyOf(warnings);
  }
}
