package io.klantreis.journey.funnel;

import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.BitmapRuns;
import io.klantreis.journey.run.BitmapTally;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import org.jspecify.annotations.Nullable;

/// The runs of some of the units, tallied a group each. Partials of different units merge in any
/// order.
final class FunnelPartial implements GroupedRuns.Sink {
  /// A long, and some room to grow.
  private static final long BYTES_A_TIME = 10;

  private final Program program;
  private final Hops hops;
  private final GroupedRuns runs;
  private final @Nullable BitmapRuns bitmaps;
  private final @Nullable Tally[] groups;
  private long sampled;
  private long charged;
  private long openRuns;
  private long immatureRuns;
  private long unitsElsewhere;
  private long runsElsewhere;
  private long eventsElsewhere;

  /// @param values what the breakdown tells apart; null without one
  FunnelPartial(Program program, @Nullable EventValues values, Population population) {
    this.program = program;
    this.hops = Hops.ofSteps(program);
    this.runs = new GroupedRuns(program, values, population, this);
    this.bitmaps =
        BitmapRuns.suits(program, population, values)
            ? new BitmapRuns(program, population, values)
            : null;
    this.groups = new @Nullable Tally[GroupedRuns.groups(values)];
  }

  /// Adds all units of a part.
  void part(Population population, int part, QueryScope scope) {
    if (bitmaps == null || !bitmaps.block(part)) {
      runs.part(population, part, scope);
    }
  }

  /// The bytes that it holds more than when last asked.
  long grown() {
    long all = BYTES_A_TIME * (sampled + (bitmaps == null ? 0 : bitmaps.tally().sampled()));
    long more = all - charged;
    charged = all;
    return more;
  }

  /// Adds what bitmaps counted; once, when all parts are in.
  void finish() {
    if (bitmaps == null) {
      return;
    }
    BitmapTally counts = bitmaps.tally();
    boolean ratesOfMatured = program.query().runs() == Runs.MATURED;
    int last = program.steps() - 1;
    for (int group = 0; group < groups.length; group++) {
      long any = 0;
      for (int furthest = 0; furthest <= last; furthest++) {
        long runsHere = counts.counted(group, furthest);
        long immature = counts.immature(group, furthest);
        any += runsHere + counts.matured(group, furthest);
        unitsElsewhere += runsHere;
        runsElsewhere += runsHere;
        immatureRuns += immature;
        openRuns += furthest == last ? 0 : immature;
      }
      if (any > 0) {
        tally(group).add(counts, group, ratesOfMatured);
      }
    }
    eventsElsewhere += counts.seen();
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    Tally tally = tally(group);
    if (counts) {
      tally.count(program, run);
      sampled += run.furthest();
      immatureRuns += program.isMatured(run.entry()) ? 0 : 1;
      boolean incomplete = program.nextRequired(run.furthest() + 1) < program.steps();
      openRuns += incomplete && program.isOpen(run) ? 1 : 0;
    }
    if (rates) {
      tally.rate(program, run);
    }
  }

  private Tally tally(int group) {
    Tally tally = groups[group];
    if (tally == null) {
      tally = new Tally(program, hops);
      groups[group] = tally;
    }
    return tally;
  }

  void merge(FunnelPartial other) {
    for (int group = 0; group < groups.length; group++) {
      Tally more = other.groups[group];
      if (more != null) {
        tally(group).merge(more);
      }
    }
    openRuns += other.openRuns;
    immatureRuns += other.immatureRuns;
    unitsElsewhere += other.units();
    runsElsewhere += other.runs();
    eventsElsewhere += other.events();
  }

  @Nullable Tally group(int group) {
    return groups[group];
  }

  int groups() {
    return groups.length;
  }

  long units() {
    return runs.units() + unitsElsewhere;
  }

  long runs() {
    return runs.runs() + runsElsewhere;
  }

  long openRuns() {
    return openRuns;
  }

  long immatureRuns() {
    return immatureRuns;
  }

  /// How many events were looked at.
  long events() {
    return runs.events() + eventsElsewhere;
  }
}
