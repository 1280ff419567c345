package io.klantreis.journey.explain;

import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.run.Restriction;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Witness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes, choice by choice, what is looked at for a unit and what of it counts.
final class Passes implements Witness, GroupedRuns.Sink {
  /// A run that was looked at.
  static final class Seen {
    final Run run;
    boolean counts;
    boolean rates;
    int group;

    Seen(Run run) {
      this.run = run;
    }
  }

  /// One choice among the unit's entries.
  static final class Pass {
    final @Nullable Restriction only;
    final long fromMillis;
    final long toMillis;
    final long[] made;
    final @Nullable Passed[] passed;
    final List<Seen> runs = new ArrayList<>();
    int end = Integer.MAX_VALUE;
    boolean removed;

    Pass(@Nullable Restriction only, long fromMillis, long toMillis, long[] made) {
      this.only = only;
      this.fromMillis = fromMillis;
      this.toMillis = toMillis;
      this.made = made;
      this.passed = new @Nullable Passed[made.length];
    }

    boolean isAbout(@Nullable Restriction other, long from, long to) {
      boolean sameValue =
          only == null || other == null ? only == other : only.value() == other.value();
      return sameValue && fromMillis == from && toMillis == to;
    }
  }

  private final List<Pass> passes = new ArrayList<>();

  void clear() {
    passes.clear();
  }

  List<Pass> all() {
    return passes;
  }

  private Pass last() {
    return passes.getLast();
  }

  @Override
  public void begins(
      UnitEvents events, @Nullable Restriction only, long fromMillis, long toMillis, long[] made) {
    Pass before = passes.isEmpty() ? null : last();
    if (before == null || !before.isAbout(only, fromMillis, toMillis)) {
      passes.add(new Pass(only, fromMillis, toMillis, made));
      return;
    }
    // What ends the unit was found before: events behind it are gone from what is shown now.
    Pass again = new Pass(only, fromMillis, toMillis, before.made);
    again.end = before.end;
    again.removed = before.removed;
    passes.set(passes.size() - 1, again);
  }

  @Override
  public void followed(Run run) {
    last().runs.add(new Seen(run.copy()));
  }

  @Override
  public void passed(int event, Passed why) {
    last().passed[event] = why;
  }

  @Override
  public void unitEnds(long time, int event) {
    last().end = event;
  }

  @Override
  public void removed() {
    last().removed = true;
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    for (Seen seen : last().runs) {
      if (seen.run.event(0) == run.event(0)) {
        seen.counts |= counts;
        seen.rates |= rates;
        seen.group = group;
        return;
      }
    }
  }
}
